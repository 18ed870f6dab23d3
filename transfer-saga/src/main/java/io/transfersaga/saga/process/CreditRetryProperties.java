// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.saga.process;

import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param maxAttempts attempts of a credit before it is given up, the first one included
 * @param backoff waits between attempts; the last one repeats
 */
@ConfigurationProperties("credit.retry")
public record CreditRetryProperties(
        @DefaultValue("5") int maxAttempts,
        @DefaultValue({"1s", "2s", "4s", "8s"}) List<Duration> backoff) {

    public CreditRetryProperties {
        backoff = List.copyOf(backoff);
        if (maxAttempts < 1) {
            throw new IllegalArgumentException("credit.retry.max-attempts is " + maxAttempts
                    + "; set it to 1 or more, the first attempt included");
        }
        if (backoff.isEmpty()) {
            throw new IllegalArgumentException(
                    "credit.retry.backoff is empty; set at least one wait, for example 1s,2s,4s");
        }
        for (Duration wait : backoff) {
            if (wait.isZero() || wait.isNegative()) {
                throw new IllegalArgumentException(
                        "credit.retry.backoff has a wait of " + wait + "; set each above zero, for example 1s,2s,4s");
            }
        }
    }
}
