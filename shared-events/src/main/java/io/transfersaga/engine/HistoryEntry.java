// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.engine;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that changed a saga, recorded once.
 *
 * @param type the message's name
 * @param reason why something failed; at most 40 characters
 * @param attempt which attempt failed
 * @param nextAttemptAt when the next attempt is made, if there is one
 * @param actor who asked for it
 * @param note why they did
 */
public record HistoryEntry(
        Instant at,
        String type,
        @Nullable String reason,
        @Nullable Integer attempt,
        @Nullable Instant nextAttemptAt,
        @Nullable String actor,
        @Nullable String note) {

    public static HistoryEntry of(Instant at, Object message) {
        return of(at, message, null);
    }

    public static HistoryEntry of(Instant at, Object message, @Nullable String reason) {
        return new HistoryEntry(at, typeOf(message), reason, null, null, null, null);
    }

    public static HistoryEntry failedAttempt(
            Instant at, Object message, String reason, int attempt, @Nullable Instant nextAttemptAt) {
        return new HistoryEntry(at, typeOf(message), reason, attempt, nextAttemptAt, null, null);
    }

    public static HistoryEntry request(Instant at, Object message, String actor, String note) {
        return new HistoryEntry(at, typeOf(message), null, null, null, actor, note);
    }

    private static String typeOf(Object message) {
        return message.getClass().getSimpleName();
    }
}
