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
            new CreditRetryPolicy(5, List.of(Duration.ofSeconds(1), Duration.ofSeconds(2)));

    @ParameterizedTest
    @CsvSource({"1, PT1S", "2, PT2S", "3, PT2S", "4, PT2S"})
    void repeatsTheLastWait(int failedAttempt, Duration wait) {
        assertThat(policy.backoffAfter(failedAttempt)).isEqualTo(wait);
    }

    @Test
    void namesThePropertyThatIsWrong() {
        assertThatThrownBy(() -> new CreditRetryProperties(0, List.of(Duration.ofSeconds(1))))
                .hasMessageContaining("credit.retry.max-attempts is 0; set it to 1 or more");
        assertThatThrownBy(() -> new CreditRetryProperties(1, List.of()))
                .hasMessageContaining("credit.retry.backoff is empty; set");
        assertThatThrownBy(() -> new CreditRetryProperties(1, List.of(Duration.ZERO)))
                .hasMessageContaining("credit.retry.backoff has a wait of PT0S; set");
    }
}
