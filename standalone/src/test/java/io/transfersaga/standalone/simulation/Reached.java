// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.standalone.simulation;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;

/** Counts how often schedules came to states worth coming to: a simulator that avoids them shows nothing. */
final class Reached {

    /** States worth coming to. */
    enum State {
        CHECK_ANSWERED_COMMIT,
        CHECK_ANSWERED_ROLLBACK_THEN_DEBITED,
        KEY_TAKEN_MEANWHILE,
        DEBITED_WITH_OTHERS,
        COMMIT_UNKNOWN_TO_CALLER,
        PROCESS_CRASHED,
        DUPLICATE_DELIVERED,
        DEAD_LETTER,
        LATE_CREDIT_BLOCKED_BY_FENCE,
        SAGA_RESUMED_BY_TIMER,
        LOST_COMMIT_REPAIRED_BY_RECONCILER,
        UNSENT_MESSAGE_FOUND_BY_RESCAN,
        MESSAGE_SENT_TWICE_BY_RESCAN,
        REFUND_ASKED_BY_OPERATOR,
        TRANSFER_COMPLETED,
        TRANSFER_REFUNDED
    }

    private final Map<State, AtomicLong> counts = new EnumMap<>(State.class);

    Reached() {
        Arrays.stream(State.values()).forEach(state -> counts.put(state, new AtomicLong()));
    }

    void count(State state) {
        counts.get(state).incrementAndGet();
    }

    long times(State state) {
        return counts.get(state).get();
    }

    @Override
    public String toString() {
        return counts.entrySet().stream()
                .map(entry ->
                        "  %-42s %d".formatted(entry.getKey(), entry.getValue().get()))
                .collect(Collectors.joining("\n"));
    }
}
