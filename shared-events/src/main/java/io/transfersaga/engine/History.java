// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.engine;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * A saga's history as far as a decision needs it.
 *
 * @param length entries so far, the unwritten ones included
 * @param unwritten those that the database does not have yet
 */
public record History(int length, List<HistoryEntry> unwritten) {

    /** Of a saga that starts now. */
    public static History none() {
        return written(0);
    }

    /** As it stands in a saga's row. */
    public static History read(ResultSet row) throws SQLException {
        return written(row.getInt("changes"));
    }

    private static History written(int length) {
        return new History(length, List.of());
    }

    public History with(HistoryEntry entry) {
        List<HistoryEntry> more = new ArrayList<>(unwritten);
        more.add(entry);
        return new History(length + 1, List.copyOf(more));
    }

    boolean isNew() {
        return length == unwritten.size();
    }
}
