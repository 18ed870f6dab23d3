// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseOutageTests {

    @ParameterizedTest
    @ValueSource(strings = {"08001", "08006", "53300", "57P01", "57P03", "57014", "25P03"})
    void seesThatTheDatabaseIsAway(String state) {
        assertThat(DatabaseOutage.isOutage(failure(state))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"23505", "40001", "42P01", "55P03"})
    void seesThatTheDatabaseAnswered(String state) {
        assertThat(DatabaseOutage.isOutage(failure(state))).isFalse();
    }

    @Test
    void takesAPoolWithoutAConnectionForAnOutage() {
        assertThat(DatabaseOutage.isOutage(new IllegalStateException(new SQLTransientConnectionException("none"))))
                .isTrue();
    }

    @Test
    void waitsForNoPasswordToBecomeRight() {
        var pool = new SQLTransientConnectionException("none", "28P01", new SQLException("password", "28P01"));

        assertThat(DatabaseOutage.isOutage(new IllegalStateException(pool))).isFalse();
    }

    private static RuntimeException failure(String state) {
        return new IllegalStateException(new SQLException("it failed", state));
    }
}
