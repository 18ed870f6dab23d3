// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.saga.process;

import io.transfersaga.events.FailureReason;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Something that changed a saga, recorded once. */
record HistoryEntry(
        Instant at,
        String type,
        @Nullable FailureReason reason,
        @Nullable Integer attempt,
        @Nullable Instant nextAttemptAt,
        @Nullable String actor,
        @Nullable String note) {

    static HistoryEntry of(Instant at, Object message) {
        return new HistoryEntry(at, typeOf(message), null, null, null, null, null);
    }

    static HistoryEntry of(Instant at, Object message, @Nullable FailureReason reason) {
        return new HistoryEntry(at, typeOf(message), reason, null, null, null, null);
    }

    static HistoryEntry failedAttempt(
            Instant at, Object message, FailureReason reason, int attempt, @Nullable Instant nextAttemptAt) {
        return new HistoryEntry(at, typeOf(message), reason, attempt, nextAttemptAt, null, null);
    }

    static HistoryEntry request(Instant at, Object message, String actor, String note) {
        return new HistoryEntry(at, typeOf(message), null, null, null, actor, note);
    }

    private static String typeOf(Object message) {
        return message.getClass().getSimpleName();
    }
}
