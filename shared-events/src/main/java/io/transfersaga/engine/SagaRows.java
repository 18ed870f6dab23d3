// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.engine;

import io.transfersaga.rocketmq.MessageTraces;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.JdbcTemplate;

/** The rows of the sagas: locked for a batch, and written in as few statements as there are kinds of change. */
final class SagaRows<P extends SagaProcess> {

    private static final List<String> CHANGING = List.of(
            "state", "updated_at", "ended_at", "due_at", "awaited_since", "next_attempt_at", "sends", "changes");

    private static final List<String> FIXED = List.of("started_at", "trace_parent");

    private final JdbcTemplate jdbc;
    private final SagaColumns<P> columns;
    private final MessageTraces traces;
    private final int keyIndex;
    private final String lock;
    private final String insert;
    private final String update;
    private final String insertHistory;

    SagaRows(JdbcTemplate jdbc, SagaColumns<P> columns, MessageTraces traces) {
        this.jdbc = jdbc;
        this.columns = columns;
        this.traces = traces;
        this.keyIndex = CHANGING.size() + columns.changing().size() + 1;
        SagaTable table = columns.table();
        this.lock = "select * from %s where %s = any (?) order by %2$s for update".formatted(table.name(), table.key());
        this.insert = insert(table, columns);
        this.update = update(table, columns);
        this.insertHistory = """
                insert into %s (%s, seq, at, type, reason, attempt, next_attempt_at, actor, note)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?)""".formatted(table.history(), table.key());
    }

    private static String insert(SagaTable table, SagaColumns<?> columns) {
        List<String> all = new ArrayList<>(CHANGING);
        all.addAll(columns.changing());
        all.add(table.key());
        all.addAll(FIXED);
        all.addAll(columns.fixed());
        all.forEach(SagaTable::requireName);
        return "insert into %s (%s) values (%s)"
                .formatted(
                        table.name(), String.join(", ", all), String.join(", ", Collections.nCopies(all.size(), "?")));
    }

    private static String update(SagaTable table, SagaColumns<?> columns) {
        List<String> all = new ArrayList<>(CHANGING);
        all.addAll(columns.changing());
        return "update %s set %s where %s = ?"
                .formatted(
                        table.name(),
                        all.stream().map(column -> column + " = ?").collect(Collectors.joining(", ")),
                        table.key());
    }

    /**
     * Locks the rows until the transaction ends, in the order of their ids, so that batches never wait for each other
     * in a ring.
     */
    Map<UUID, P> lock(Collection<UUID> ids) {
        Map<UUID, P> rows = new HashMap<>();
        jdbc.query(connection -> lockStatement(connection, ids.toArray()), result -> {
            P process = columns.read(result);
            rows.put(process.id(), process);
        });
        return rows;
    }

    /**
     * Writes sagas with what is new in their histories.
     *
     * @throws org.springframework.dao.DuplicateKeyException when another transaction has started one of them meanwhile
     */
    void write(List<P> changed) {
        write(insert, changed.stream().filter(p -> p.history().isNew()).toList(), this::bindNew);
        write(update, changed.stream().filter(p -> !p.history().isNew()).toList(), this::bindChanged);
        write(insertHistory, changed.stream().flatMap(HistoryRow::unwritten).toList(), HistoryRow::bind);
    }

    /** Binds what changes, then the id. */
    private void bindChanged(PreparedStatement statement, P process) throws SQLException {
        AwaitedAnswer awaited = process.awaited();
        statement.setString(1, process.state().name());
        Timestamps.bind(statement, 2, process.updatedAt());
        Timestamps.bind(statement, 3, process.endedAt());
        Timestamps.bind(statement, 4, awaited.dueAt());
        Timestamps.bind(statement, 5, awaited.since());
        Timestamps.bind(statement, 6, awaited.nextAttemptAt());
        statement.setInt(7, awaited.sends());
        statement.setInt(8, process.history().length());
        columns.bindChanging(statement, CHANGING.size() + 1, process);
        statement.setObject(keyIndex, process.id());
    }

    private void bindNew(PreparedStatement statement, P process) throws SQLException {
        bindChanged(statement, process);
        Timestamps.bind(statement, keyIndex + 1, process.startedAt());
        statement.setString(keyIndex + 2, traces.current(process.id().toString()));
        columns.bindFixed(statement, keyIndex + FIXED.size() + 1, process);
    }

    private <T> void write(String sql, List<T> rows, Binding<T> binding) {
        if (!rows.isEmpty()) {
            jdbc.batchUpdate(sql, rows, rows.size(), binding::bind);
        }
    }

    private PreparedStatement lockStatement(Connection connection, Object[] ids) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(lock);
        Array array = connection.createArrayOf("uuid", ids);
        statement.setArray(1, array);
        return statement;
    }

    @FunctionalInterface
    private interface Binding<T> {

        void bind(PreparedStatement statement, T row) throws SQLException;
    }
}
