// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.standalone.simulation;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** How the ledgers of a world tell of debits. */
enum Announcing {
    TRANSACTIONAL_MESSAGE,
    MESSAGE_TABLE,
    /** Now in this way, now in that, as while instances are restarted to change it. */
    EITHER;

    /** By {@code -Dsimulation.publishing=message-table} or {@code either}. */
    static Announcing chosen() {
        return valueOf(System.getProperty("simulation.publishing", TRANSACTIONAL_MESSAGE.toString())
                .toUpperCase(Locale.ROOT)
                .replace('-', '_'));
    }

    boolean usesTable() {
        return this != TRANSACTIONAL_MESSAGE;
    }

    /** Whether the next debit is told of by the table. */
    boolean byTable(Faults faults) {
        return this == MESSAGE_TABLE || (this == EITHER && faults.chance(0.5));
    }

    /** The states that its schedules come to. */
    List<Reached.State> reachable() {
        return Arrays.stream(Reached.State.values()).filter(this::reaches).toList();
    }

    private boolean reaches(Reached.State state) {
        return switch (state) {
            case CHECK_ANSWERED_COMMIT, CHECK_ANSWERED_ROLLBACK_THEN_DEBITED, KEY_TAKEN_MEANWHILE ->
                this != MESSAGE_TABLE;
            case UNSENT_MESSAGE_FOUND_BY_RESCAN, MESSAGE_SENT_TWICE_BY_RESCAN -> usesTable();
            default -> true;
        };
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
