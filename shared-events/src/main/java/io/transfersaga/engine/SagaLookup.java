// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.engine;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/** Shows one saga to people, as far as every saga looks the same. What is its own, its service shows. */
public final class SagaLookup {

    /**
     * @param overdue whether the awaited command has gone unanswered for longer than the command time-out
     * @param nextAttemptAt null outside back-off
     */
    public record Found(
            UUID id,
            String state,
            Instant startedAt,
            Instant updatedAt,
            @Nullable Instant endedAt,
            boolean overdue,
            @Nullable Instant nextAttemptAt,
            List<HistoryEntry> history) {}

    private final JdbcTemplate jdbc;
    private final CommandTimeout timeout;
    private final Clock clock;
    private final String saga;
    private final String history;

    SagaLookup(JdbcTemplate jdbc, SagaTable table, CommandTimeout timeout, Clock clock) {
        this.jdbc = jdbc;
        this.timeout = timeout;
        this.clock = clock;
        this.saga = "select * from %s where %s = ?".formatted(table.name(), table.key());
        this.history =
                "select * from %s where %s = ? and seq <= ? order by seq".formatted(table.history(), table.key());
    }

    /** Of one instant: entries that were added after the saga was read are left out. */
    public Optional<Found> find(UUID id) {
        return jdbc.query(saga, (row, n) -> found(id, row), id).stream().findFirst();
    }

    private Found found(UUID id, ResultSet row) throws SQLException {
        AwaitedAnswer awaited = AwaitedAnswer.read(row);
        Instant since = awaited.since();
        return new Found(
                id,
                row.getString("state"),
                Timestamps.read(row, "started_at"),
                Timestamps.read(row, "updated_at"),
                Timestamps.readNullable(row, "ended_at"),
                since != null && since.isBefore(clock.instant().minus(timeout.first())),
                awaited.nextAttemptAt(),
                jdbc.query(history, (entry, n) -> entry(entry), id, row.getInt("changes")));
    }

    private static HistoryEntry entry(ResultSet row) throws SQLException {
        return new HistoryEntry(
                Timestamps.read(row, "at"),
                row.getString("type"),
                row.getString("reason"),
                row.getObject("attempt", Integer.class),
                Timestamps.readNullable(row, "next_attempt_at"),
                row.getString("actor"),
                row.getString("note"));
    }
}
