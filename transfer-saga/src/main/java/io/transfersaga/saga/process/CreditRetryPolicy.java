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
 * @param commandTimeout how long a command may go unanswered before it is sent again; doubles with each time
 */
public record CreditRetryPolicy(int maxAttempts, List<Duration> backoff, Duration commandTimeout) {

    /** Beyond it the time-out grows no more, so that a ledger that comes back is found out soon enough. */
    static final Duration LONGEST_TIMEOUT = Duration.ofMinutes(10);

    private static final int MAX_DOUBLINGS = 20;

    public CreditRetryPolicy {
        backoff = List.copyOf(backoff);
        if (maxAttempts < 1 || backoff.isEmpty() || !isPositive(commandTimeout)) {
            throw new IllegalArgumentException("attempts from 1, a wait at least, a time-out above zero");
        }
    }

    boolean isLast(int attempt) {
        return attempt >= maxAttempts;
    }

    /** @param failedAttempt counted from 1 */
    Duration backoffAfter(int failedAttempt) {
        return backoff.get(Math.min(failedAttempt, backoff.size()) - 1);
    }

    /** How long to wait for an answer after the command was sent so many times. */
    Duration timeoutAfter(int sends) {
        if (commandTimeout.compareTo(LONGEST_TIMEOUT) >= 0) {
            return commandTimeout;
        }
        int doublings = Math.max(0, Math.min(sends - 1, MAX_DOUBLINGS));
        Duration grown = commandTimeout.multipliedBy(1L << doublings);
        return grown.compareTo(LONGEST_TIMEOUT) > 0 ? LONGEST_TIMEOUT : grown;
    }

    private static boolean isPositive(Duration duration) {
        return !duration.isZero() && !duration.isNegative();
    }
}
