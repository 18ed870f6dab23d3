// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.engine;

import java.time.Duration;

/**
 * How long a command may go unanswered before it is sent again. The wait doubles with each time, so that a receiver
 * that is down does not collect thousands of copies.
 *
 * @param first the wait after the first time; what is unanswered for longer is overdue
 */
public record CommandTimeout(Duration first) {

    /** Beyond it the time-out grows no more, so that a receiver that comes back is found out soon enough. */
    static final Duration LONGEST = Duration.ofMinutes(10);

    private static final int MAX_DOUBLINGS = 20;

    public CommandTimeout {
        if (first.isZero() || first.isNegative()) {
            throw new IllegalArgumentException("a command's time-out is above zero, not " + first);
        }
    }

    /** How long to wait for an answer after the command was sent so many times. */
    public Duration after(int sends) {
        if (first.compareTo(LONGEST) >= 0) {
            return first;
        }
        int doublings = Math.max(0, Math.min(sends - 1, MAX_DOUBLINGS));
        Duration grown = first.multipliedBy(1L << doublings);
        return grown.compareTo(LONGEST) > 0 ? LONGEST : grown;
    }
}
