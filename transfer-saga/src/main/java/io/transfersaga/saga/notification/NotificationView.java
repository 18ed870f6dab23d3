// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.saga.notification;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The notification of a transfer's end as operators see it.
 *
 * @param webhookId the header that a receiver knows repeats by
 * @param callbackUrl null when nobody wants to be told
 * @param state null when there is nothing to tell yet, or nobody to be told
 * @param nextAttemptAt null when none is planned, and while one is under way
 * @param attempts those whose end is known, the oldest first; the last hundred
 * @param retries what operators asked for, the oldest first; the last hundred
 */
record NotificationView(
        UUID transferId,
        String webhookId,
        @Nullable String callbackUrl,
        @Nullable NotificationState state,
        @Nullable Instant nextAttemptAt,
        List<Attempt> attempts,
        List<Retry> retries) {

    /**
     * @param at when it began
     * @param status of the answer; null when there was none
     * @param error why there was none; null when there was one
     */
    record Attempt(
            Instant at, @Nullable Integer status, @Nullable String error, long durationMillis) {}

    /** @param note the reason given */
    record Retry(Instant at, String actor, String note) {}
}
