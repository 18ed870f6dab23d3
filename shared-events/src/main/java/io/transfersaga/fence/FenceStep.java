// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.fence;

import org.jspecify.annotations.Nullable;

/**
 * What to do about a command, decided by the stored outcome alone. A command that comes again is answered from what is
 * stored, never ignored: whoever sent it may not know yet. An answer that settles something goes out only when that is
 * committed.
 */
public enum FenceStep {
    /** Try it. Done: store DONE. Refused for good: store ABANDONED. Else store nothing, and say that it failed. */
    DO,
    /** Store ABANDONED, whatever the command would have met, and say so: no copy of it gets past that. */
    ABANDON,
    /** Give back what was done, store UNDONE, and say so. */
    UNDO,
    /** Store nothing, and say what is stored, again. */
    ANSWER,
    /** Store nothing, send nothing, and let people know: nobody undoes what was not done. */
    CANNOT_HAPPEN;

    /** @param stored null when nothing is settled */
    public static FenceStep onDo(@Nullable Outcome stored) {
        return stored == null ? DO : ANSWER;
    }

    /**
     * What was done stays done: it has won the race.
     *
     * @param stored null when nothing is settled
     */
    public static FenceStep onAbandon(@Nullable Outcome stored) {
        return stored == null ? ABANDON : ANSWER;
    }

    /** @param stored null when nothing is settled */
    public static FenceStep onUndo(@Nullable Outcome stored) {
        if (stored == Outcome.DONE) {
            return UNDO;
        }
        return stored == Outcome.UNDONE ? ANSWER : CANNOT_HAPPEN;
    }
}
