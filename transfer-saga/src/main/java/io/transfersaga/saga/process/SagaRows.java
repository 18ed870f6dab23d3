// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.saga.process;

import io.transfersaga.events.TransferId;
import io.transfersaga.rocketmq.MessageTraces;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** The rows of the sagas: locked for a batch, and written in as few statements as there are kinds of change. */
@Component
class SagaRows {

    private static final String LOCK = "select * from saga where transfer_id = any (?) order by transfer_id for update";

    private static final String INSERT = """
            insert into saga (state, attempt, abandoning, reason, last_failure, updated_at, ended_at, due_at,
                awaited_since, next_attempt_at, sends, changes, transfer_id, source_account_id, target_account_id, amount,
                currency, digits, reference, callback_url, created_at, started_at, trace_parent)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""";

    private static final String UPDATE = """
            update saga set state = ?, attempt = ?, abandoning = ?, reason = ?, last_failure = ?, updated_at = ?,
                ended_at = ?, due_at = ?, awaited_since = ?, next_attempt_at = ?, sends = ?, changes = ?
            where transfer_id = ?""";

    private static final String INSERT_HISTORY = """
            insert into saga_history (transfer_id, seq, at, type, reason, attempt, next_attempt_at, actor, note)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?)""";

    private static final String DUE =
            "select transfer_id, trace_parent from saga where due_at <= ? order by due_at limit ?";

    private static final String POSTPONE = "update saga set due_at = ? where transfer_id = ? and due_at is not null";

    /** @param traceParent of the trace that it belongs to; null when it belongs to none */
    record Due(TransferId id, @Nullable String traceParent) {}

    private final JdbcTemplate jdbc;
    private final MessageTraces traces;

    SagaRows(JdbcTemplate jdbc, MessageTraces traces) {
        this.jdbc = jdbc;
        this.traces = traces;
    }

    /**
     * Locks the rows until the transaction ends, in the order of their ids, so that batches never wait for each other
     * in a ring.
     */
    Map<TransferId, TransferProcess> lock(Collection<TransferId> ids) {
        Map<TransferId, TransferProcess> rows = new HashMap<>();
        Object[] uuids = ids.stream().map(TransferId::value).toArray();
        jdbc.query(connection -> lockStatement(connection, uuids), result -> {
            TransferProcess process = SagaRowMapper.read(result);
            rows.put(process.transferId(), process);
        });
        return rows;
    }

    /**
     * Writes sagas with what is new in their histories.
     *
     * @throws org.springframework.dao.DuplicateKeyException when another transaction has started one of them meanwhile
     */
    void write(List<TransferProcess> changed) {
        write(INSERT, changed.stream().filter(p -> p.history().isNew()).toList(), this::bindNew);
        write(UPDATE, changed.stream().filter(p -> !p.history().isNew()).toList(), SagaRowMapper::bindChanged);
        write(INSERT_HISTORY, changed.stream().flatMap(HistoryRow::unwritten).toList(), HistoryRow::bind);
    }

    /** The sagas whose awaited command is to be sent, the longest due first. */
    List<Due> due(Instant now, int limit) {
        return jdbc.query(
                DUE,
                (row, n) -> new Due(new TransferId(row.getObject(1, UUID.class)), row.getString(2)),
                SagaRowMapper.timestamp(now),
                limit);
    }

    /** Lets a saga wait that cannot be handled now, without reading it. */
    void postpone(TransferId id, Instant until) {
        jdbc.update(POSTPONE, SagaRowMapper.timestamp(until), id.value());
    }

    private void bindNew(PreparedStatement statement, TransferProcess process) throws SQLException {
        SagaRowMapper.bindNew(
                statement, process, traces.current(process.transferId().toString()));
    }

    private <T> void write(String sql, List<T> rows, Binding<T> binding) {
        if (!rows.isEmpty()) {
            jdbc.batchUpdate(sql, rows, rows.size(), binding::bind);
        }
    }

    private static PreparedStatement lockStatement(Connection connection, Object[] uuids) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(LOCK);
        Array array = connection.createArrayOf("uuid", uuids);
        statement.setArray(1, array);
        return statement;
    }

    @FunctionalInterface
    private interface Binding<T> {

        void bind(PreparedStatement statement, T row) throws SQLException;
    }
}
