// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.account.ledger;

import static io.transfersaga.account.ledger.Columns.time;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Transfers whose outcome has been unknown for too long. */
@Component
public class UnknownOutcomes {

    /** However many there are, no more rows are looked at to count them. */
    static final int MAX_COUNTED = 10_000;

    private final JdbcTemplate jdbc;
    private final ReconcileSchedule schedule;

    UnknownOutcomes(JdbcTemplate jdbc, ReconcileSchedule schedule) {
        this.jdbc = jdbc;
        this.schedule = schedule;
    }

    /**
     * Takes those that are due, the longest waiting first, and moves the time of each on. What another instance is
     * taking is passed over.
     */
    public List<StoredTransfer> take(Instant now, int limit) {
        List<Due> due = jdbc.query(
                "select " + StoredTransfer.COLUMNS + """
                        , reconciles from transfer where next_reconcile_at <= ?
                        order by next_reconcile_at limit ? for update skip locked""",
                (row, number) -> new Due(StoredTransfer.read(row, number), row.getInt("reconciles")),
                time(now),
                limit);
        if (!due.isEmpty()) {
            jdbc.batchUpdate(
                    "update transfer set next_reconcile_at = ?, reconciles = reconciles + 1 where transfer_id = ?",
                    due.stream().map(d -> moveOn(d, now)).toList());
        }
        return due.stream().map(Due::stored).toList();
    }

    /** Counts them, the next to be asked for first, along the index of when that is. */
    public InFlight inFlight(Instant now) {
        return Objects.requireNonNull(jdbc.queryForObject(
                """
                select count(*) as transfers, count(case when reconciles > 0 then 1 end) as asked_again,
                    min(next_reconcile_at) as next_due
                from (select reconciles, next_reconcile_at from transfer where next_reconcile_at is not null
                    order by next_reconcile_at limit ?) open_transfers""",
                (row, number) -> new InFlight(
                        row.getLong("transfers"),
                        row.getLong("asked_again"),
                        overdue(row.getObject("next_due", OffsetDateTime.class), now)),
                MAX_COUNTED));
    }

    private static Duration overdue(@Nullable OffsetDateTime due, Instant now) {
        return due == null || due.toInstant().isAfter(now) ? Duration.ZERO : Duration.between(due.toInstant(), now);
    }

    private Object[] moveOn(Due due, Instant now) {
        Instant next = now.plus(schedule.waitAfter(due.asked() + 1));
        return new Object[] {time(next), due.stored().transfer().transferId().value()};
    }

    private record Due(StoredTransfer stored, int asked) {}
}
