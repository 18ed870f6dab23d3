// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.saga.inspection;

import io.transfersaga.engine.CommandTimeout;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** What has not ended, at a bounded cost: those due first, along the index of when that is, and at most so many. */
@Component
class OpenSagas {

    /**
     * @param crediting in this state
     * @param refunding in this state
     * @param overdue whose awaited command has gone unanswered for longer than the time-out
     * @param oldestAge since the oldest of them started; zero without any
     * @param timerLag how long the one that the timer should tell next has been due; zero when none is due
     */
    record Counts(long crediting, long refunding, long overdue, Duration oldestAge, Duration timerLag) {}

    private static final int MAX_COUNTED = 10_000;

    private static final String QUERY = """
            select count(case when state = 'CREDITING' then 1 end) as crediting,
                count(case when state = 'REFUNDING' then 1 end) as refunding,
                count(case when awaited_since < ? then 1 end) as overdue,
                min(started_at) as oldest, min(due_at) as next_due
            from (select state, awaited_since, started_at, due_at from saga where due_at is not null
                order by due_at limit ?) open_sagas""";

    private final JdbcTemplate jdbc;
    private final CommandTimeout timeout;
    private final Clock clock;

    OpenSagas(JdbcTemplate jdbc, CommandTimeout timeout, Clock clock) {
        this.jdbc = jdbc;
        this.timeout = timeout;
        this.clock = clock;
    }

    Counts count() {
        Instant now = clock.instant();
        return Objects.requireNonNull(jdbc.queryForObject(
                QUERY,
                (row, number) -> new Counts(
                        row.getLong("crediting"),
                        row.getLong("refunding"),
                        row.getLong("overdue"),
                        since(row.getObject("oldest", OffsetDateTime.class), now),
                        since(row.getObject("next_due", OffsetDateTime.class), now)),
                now.minus(timeout.first()).atOffset(ZoneOffset.UTC),
                MAX_COUNTED));
    }

    private static Duration since(@Nullable OffsetDateTime then, Instant now) {
        return then == null || then.toInstant().isAfter(now) ? Duration.ZERO : Duration.between(then.toInstant(), now);
    }
}
