// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.saga.stream;

import io.transfersaga.saga.process.SagaState;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Which sagas changed lately, along the index of each state's sagas by when they changed, and little about each. */
@Component
class ChangedRows {

    /** @param changes entries in its history */
    record Changed(UUID transferId, int changes, Instant updatedAt) {}

    /**
     * What moves in an open saga without an entry in its history: the timer sends, or nobody answers.
     *
     * @param nextAttemptAt null outside back-off
     */
    record Waiting(UUID transferId, int attempt, @Nullable Instant nextAttemptAt, boolean overdue) {}

    /** In which a saga is read once at least while it moves on: it never goes back. */
    private static final List<SagaState> FORWARD =
            List.of(SagaState.CREDITING, SagaState.REFUNDING, SagaState.COMPLETED, SagaState.REFUNDED);

    private static final UUID LOWEST = new UUID(0, 0);
    private static final int PAGE = 1_000;
    private static final int MAX_PAGES = 100;

    private static final String CHANGED = """
            select transfer_id, changes, updated_at from saga
            where state = ? and updated_at >= ? and (updated_at > ? or transfer_id > ?)
            order by updated_at, transfer_id limit ?""";

    private static final String WAITING = """
            select transfer_id, attempt, next_attempt_at, awaited_since from saga
            where due_at is not null order by due_at limit ?""";

    private final JdbcTemplate jdbc;

    ChangedRows(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** All that changed from then on, a hundred thousand of each state at most. */
    List<Changed> since(Instant from) {
        List<Changed> all = new ArrayList<>();
        for (SagaState state : FORWARD) {
            var last = new Changed(LOWEST, 0, from);
            List<Changed> page = page(state, last);
            all.addAll(page);
            for (int pages = 1; page.size() == PAGE && pages < MAX_PAGES; pages++) {
                page = page(state, page.get(PAGE - 1));
                all.addAll(page);
            }
        }
        return all;
    }

    /** @param unansweredBefore what is awaited since before then is overdue */
    List<Waiting> waiting(Instant unansweredBefore, int limit) {
        return jdbc.query(
                WAITING,
                (row, n) -> {
                    Instant since = instant(row, "awaited_since");
                    return new Waiting(
                            row.getObject("transfer_id", UUID.class),
                            row.getInt("attempt"),
                            instant(row, "next_attempt_at"),
                            since != null && since.isBefore(unansweredBefore));
                },
                limit);
    }

    private List<Changed> page(SagaState state, Changed after) {
        OffsetDateTime time = after.updatedAt().atOffset(ZoneOffset.UTC);
        return jdbc.query(
                CHANGED,
                (row, n) -> new Changed(
                        row.getObject(1, UUID.class),
                        row.getInt(2),
                        row.getObject(3, OffsetDateTime.class).toInstant()),
                state.name(),
                time,
                time,
                after.transferId(),
                PAGE);
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
