// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.saga.process;

import java.time.Duration;
import java.util.List;

/**
 * How often a credit is attempted, and how long each wait is.
 *
 * @param maxAttempts attempts before the credit is given up, the first one included
 * @param backoff waits after the first, second, ... failed attempt; the last one repeats
 */
public record CreditRetryPolicy(int maxAttempts, List<Duration> backoff) {

    public CreditRetryPolicy {
        backoff = List.copyOf(backoff);
        if (maxAttempts < 1 || backoff.isEmpty()) {
            throw new IllegalArgumentException("attempts from 1, and a wait at least");
        }
    }

    boolean isLast(int attempt) {
        return attempt >= maxAttempts;
    }

    /** @param failedAttempt counted from 1 */
    Duration backoffAfter(int failedAttempt) {
        return backoff.get(Math.min(failedAttempt, backoff.size()) - 1);
    }
}
