// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.saga.notification;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How an attempt ended.
 *
 * @param at when it began
 * @param duration until the head of the answer, or until it was clear that there is none
 * @param status of the answer; null when there was none
 * @param failure null when there was an answer
 * @param retryAfter how long the receiver wants to be left alone; null when it did not say
 */
record Result(
        Instant at,
        Duration duration,
        @Nullable Integer status,
        @Nullable Failure failure,
        @Nullable Duration retryAfter) {

    private static final int GONE = 410;

    static Result answered(Instant at, Duration duration, int status, @Nullable Duration retryAfter) {
        return new Result(at, duration, status, null, retryAfter);
    }

    static Result failed(Instant at, Duration duration, Failure failure) {
        return new Result(at, duration, null, failure, null);
    }

    boolean isDelivered() {
        return status != null && status / 100 == 2;
    }

    /** Whether to try again later: 410 Gone means never again (Standard Webhooks, "Response status codes"). */
    boolean isPassing() {
        return failure == null ? status != null && status != GONE : failure.isPassing();
    }

    /** Whether there is somebody at that address, whatever it said. */
    boolean isAnswered() {
        return failure == null;
    }
}
