// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.engine;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/** The sagas' rows as the timer sees them: which are due, whatever else stands there. */
final class DueSagas {

    /** @param traceParent of the trace that it belongs to; null when it belongs to none */
    record Due(UUID id, @Nullable String traceParent) {}

    private final JdbcTemplate jdbc;
    private final String due;
    private final String postpone;

    DueSagas(JdbcTemplate jdbc, SagaTable table) {
        this.jdbc = jdbc;
        this.due = "select %s, trace_parent from %s where due_at <= ? order by due_at limit ?"
                .formatted(table.key(), table.name());
        this.postpone =
                "update %s set due_at = ? where %s = ? and due_at is not null".formatted(table.name(), table.key());
    }

    /** Those whose awaited command is to be sent, the longest due first. */
    List<Due> at(Instant now, int limit) {
        return jdbc.query(
                due, (row, n) -> new Due(row.getObject(1, UUID.class), row.getString(2)), Timestamps.of(now), limit);
    }

    /** Lets a saga wait that cannot be handled now, without reading it. */
    void postpone(UUID id, Instant until) {
        jdbc.update(postpone, Timestamps.of(until), id);
    }
}
