// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CommandTimeoutTests {

    private final CommandTimeout timeouts = new CommandTimeout(Duration.ofSeconds(30));

    @ParameterizedTest
    @CsvSource({"0, PT30S", "1, PT30S", "2, PT1M", "3, PT2M", "5, PT8M", "6, PT10M", "1000000, PT10M"})
    void doublesTheTimeOutUpToTenMinutes(int sends, Duration timeout) {
        assertThat(timeouts.after(sends)).isEqualTo(timeout);
    }

    @Test
    void keepsATimeOutThatIsConfiguredAboveTheCap() {
        var patient = new CommandTimeout(Duration.ofHours(1));

        assertThat(patient.after(9)).isEqualTo(Duration.ofHours(1));
    }

    @Test
    void namesThePropertyThatIsWrong() {
        assertThatThrownBy(() -> new SagaProperties(Duration.ofSeconds(-1)))
                .hasMessageContaining("saga.command-timeout is PT-1S; set");
    }
}
