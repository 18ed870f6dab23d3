// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.saga.process;

import java.util.ArrayList;
import java.util.List;

/**
 * A saga's history as far as a decision needs it.
 *
 * @param length entries so far, the unwritten ones included
 * @param unwritten those that the database does not have yet
 */
record History(int length, List<HistoryEntry> unwritten) {

    static History written(int length) {
        return new History(length, List.of());
    }

    History with(HistoryEntry entry) {
        List<HistoryEntry> more = new ArrayList<>(unwritten);
        more.add(entry);
        return new History(length + 1, List.copyOf(more));
    }

    boolean isNew() {
        return length == unwritten.size();
    }
}
