// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.engine;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** An entry of a saga's history as it is written, with its place in that history. */
record HistoryRow(UUID id, int seq, HistoryEntry entry) {

    static Stream<HistoryRow> unwritten(SagaProcess process) {
        History history = process.history();
        int written = history.length() - history.unwritten().size();
        return IntStream.range(0, history.unwritten().size())
                .mapToObj(i -> new HistoryRow(
                        process.id(), written + i + 1, history.unwritten().get(i)));
    }

    static void bind(PreparedStatement statement, HistoryRow row) throws SQLException {
        HistoryEntry entry = row.entry();
        statement.setObject(1, row.id());
        statement.setInt(2, row.seq());
        statement.setObject(3, Timestamps.of(entry.at()));
        statement.setString(4, entry.type());
        statement.setString(5, entry.reason());
        statement.setObject(6, entry.attempt(), Types.INTEGER);
        Timestamps.bind(statement, 7, entry.nextAttemptAt());
        statement.setString(8, entry.actor());
        statement.setString(9, entry.note());
    }
}
