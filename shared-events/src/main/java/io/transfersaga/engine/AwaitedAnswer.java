// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.engine;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The wait for the answer to the one command that a saga waits for. Back-off, time-out and an operator's wish are one
 * mechanism: the timer sends the command when it is due.
 *
 * @param dueAt when the timer sends the command, for the first time or again; null when nothing is awaited
 * @param since since when the command goes unanswered; null during back-off and when nothing is awaited
 * @param nextAttemptAt when the back-off ends; null outside back-off
 * @param sends how often the command was sent
 */
public record AwaitedAnswer(
        @Nullable Instant dueAt,
        @Nullable Instant since,
        @Nullable Instant nextAttemptAt,
        int sends) {

    private static final AwaitedAnswer NOTHING = new AwaitedAnswer(null, null, null, 0);

    public static AwaitedAnswer nothing() {
        return NOTHING;
    }

    /** The command goes out now. */
    public static AwaitedAnswer sent(Instant now, CommandTimeout timeout) {
        return new AwaitedAnswer(now.plus(timeout.after(1)), now, null, 1);
    }

    /** The timer sends the command as soon as it can. */
    public static AwaitedAnswer due(Instant now) {
        return new AwaitedAnswer(now, now, null, 0);
    }

    public static AwaitedAnswer backOffUntil(Instant nextAttemptAt) {
        return new AwaitedAnswer(nextAttemptAt, null, nextAttemptAt, 0);
    }

    /** As it stands in a saga's row. */
    public static AwaitedAnswer read(ResultSet row) throws SQLException {
        return new AwaitedAnswer(
                Timestamps.readNullable(row, "due_at"),
                Timestamps.readNullable(row, "awaited_since"),
                Timestamps.readNullable(row, "next_attempt_at"),
                row.getInt("sends"));
    }

    public boolean isDue(Instant now) {
        return dueAt != null && !dueAt.isAfter(now);
    }

    public boolean isBackOff() {
        return nextAttemptAt != null;
    }

    public AwaitedAnswer sentAgain(Instant now, CommandTimeout timeout) {
        Instant unansweredSince = since == null ? now : since;
        return new AwaitedAnswer(now.plus(timeout.after(sends + 1)), unansweredSince, null, sends + 1);
    }

    /** Sends it now, whatever it was waiting for. */
    public AwaitedAnswer hurried(Instant now) {
        return new AwaitedAnswer(now, since, isBackOff() ? now : null, sends);
    }
}
