// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.saga.process;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** An entry of a saga's history as it is written, with its place in that history. */
record HistoryRow(UUID transferId, int seq, HistoryEntry entry) {

    static Stream<HistoryRow> unwritten(TransferProcess process) {
        History history = process.history();
        int written = history.length() - history.unwritten().size();
        return IntStream.range(0, history.unwritten().size())
                .mapToObj(i -> new HistoryRow(
                        process.transferId().value(),
                        written + i + 1,
                        history.unwritten().get(i)));
    }

    void bind(PreparedStatement statement) throws SQLException {
        statement.setObject(1, transferId);
        statement.setInt(2, seq);
        statement.setObject(3, SagaRowMapper.timestamp(entry.at()));
        statement.setString(4, entry.type());
        statement.setString(5, SagaRowMapper.slug(entry.reason()));
        statement.setObject(6, entry.attempt(), Types.INTEGER);
        SagaRowMapper.bindTimestamp(statement, 7, entry.nextAttemptAt());
        statement.setString(8, entry.actor());
        statement.setString(9, entry.note());
    }

    static void bind(PreparedStatement statement, HistoryRow row) throws SQLException {
        row.bind(statement);
    }
}
