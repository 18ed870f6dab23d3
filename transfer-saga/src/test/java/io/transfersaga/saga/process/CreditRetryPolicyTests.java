// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.saga.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CreditRetryPolicyTests {

    private final CreditRetryPolicy policy =
            new CreditRetryPolicy(5, List.of(Duration.ofSeconds(1), Duration.ofSeconds(2)), Duration.ofSeconds(30));

    @ParameterizedTest
    @CsvSource({"1, PT1S", "2, PT2S", "3, PT2S", "4, PT2S"})
    void repeatsTheLastWait(int failedAttempt, Duration wait) {
        assertThat(policy.backoffAfter(failedAttempt)).isEqualTo(wait);
    }

    @ParameterizedTest
    @CsvSource({"0, PT30S", "1, PT30S", "2, PT1M", "3, PT2M", "5, PT8M", "6, PT10M", "1000000, PT10M"})
    void doublesTheTimeOutUpToTenMinutes(int sends, Duration timeout) {
        assertThat(policy.timeoutAfter(sends)).isEqualTo(timeout);
    }

    @Test
    void keepsATimeOutThatIsConfiguredAboveTheCap() {
        var patient = new CreditRetryPolicy(1, List.of(Duration.ofSeconds(1)), Duration.ofHours(1));

        assertThat(patient.timeoutAfter(9)).isEqualTo(Duration.ofHours(1));
    }

    @Test
    void namesThePropertyThatIsWrong() {
        assertThatThrownBy(() -> new CreditRetryProperties(0, List.of(Duration.ofSeconds(1))))
                .hasMessageContaining("credit.retry.max-attempts is 0; set it to 1 or more");
        assertThatThrownBy(() -> new CreditRetryProperties(1, List.of()))
                .hasMessageContaining("credit.retry.backoff is empty; set");
        assertThatThrownBy(() -> new CreditRetryProperties(1, List.of(Duration.ZERO)))
                .hasMessageContaining("credit.retry.backoff has a wait of PT0S; set");
        assertThatThrownBy(() -> new SagaProperties(Duration.ofSeconds(-1)))
                .hasMessageContaining("saga.command-timeout is PT-1S; set");
    }
}
