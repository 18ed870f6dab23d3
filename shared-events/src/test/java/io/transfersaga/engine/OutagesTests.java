// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.UncategorizedSQLException;

class OutagesTests {

    @ParameterizedTest(name = "SQLSTATE {0}")
    @CsvSource({
        "08006, true, true, false",
        "57P01, true, true, false",
        "53300, true, true, false",
        "40P01, false, true, true",
        "55P03, false, true, true",
        "57014, false, true, true",
        "23505, false, true, true",
        "23514, false, false, false",
        "22001, false, false, false"
    })
    void tellsWhatPassesFromWhatStays(String state, boolean outage, boolean passing, boolean conflict) {
        var failure = new UncategorizedSQLException("task", "sql", new SQLException("failed", state));

        assertThat(Outages.isOutage(failure)).isEqualTo(outage);
        assertThat(Outages.isPassing(failure)).isEqualTo(passing);
        assertThat(Outages.isConflict(failure)).isEqualTo(conflict);
    }

    @Test
    void takesAnErrorInTheCodeForWhatItIs() {
        assertThat(Outages.isPassing(new IllegalStateException("broken"))).isFalse();
    }
}
