// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.saga.console;

import io.transfersaga.events.CurrencyUnit;
import io.transfersaga.events.Money;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** What the overview counts in the sagas' rows, each along an index and over a bounded part of it. */
@Component
class SagaFigures {

    /**
     * Sagas that ended in one stretch of time.
     *
     * @param number of the stretch, counted from 1970
     * @param median seconds from the transfer's acceptance to its end
     * @param slowest of the fastest 95 %, in seconds
     */
    record Ended(long number, long completed, long refunded, double median, double slowest) {}

    /** @param sagas in which the money is */
    record InFlight(Money money, long sagas) {}

    /** Beyond so many open sagas the sum is of those that are due first. */
    static final int MAX_SUMMED = 10_000;

    private static final String ENDED = """
            select number, count(case when state = 'COMPLETED' then 1 end), count(case when state = 'REFUNDED' then 1 end),
                percentile_cont(0.5) within group (order by seconds), percentile_cont(0.95) within group (order by seconds)
            from (
                select state, cast(floor(extract(epoch from updated_at) / ?) as bigint) as number,
                    extract(epoch from updated_at) - extract(epoch from created_at) as seconds
                from saga where state = 'COMPLETED' and updated_at >= ?
                union all
                select state, cast(floor(extract(epoch from updated_at) / ?) as bigint) as number,
                    extract(epoch from updated_at) - extract(epoch from created_at) as seconds
                from saga where state = 'REFUNDED' and updated_at >= ?
            ) ended group by number order by number""";

    private static final String IN_FLIGHT = """
            select currency, digits, sum(amount), count(*)
            from (select currency, digits, amount from saga where due_at is not null order by due_at limit ?) open_sagas
            group by currency, digits order by currency""";

    private final JdbcTemplate jdbc;

    SagaFigures(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** Those that ended from then on, by stretches of so many seconds; stretches without any are not there. */
    List<Ended> endedSince(Instant from, int seconds) {
        OffsetDateTime since = from.atOffset(ZoneOffset.UTC);
        return jdbc.query(
                ENDED,
                (row, n) -> new Ended(
                        row.getLong(1),
                        row.getLong(2),
                        row.getLong(3),
                        Math.max(0, row.getDouble(4)),
                        Math.max(0, row.getDouble(5))),
                seconds,
                since,
                seconds,
                since);
    }

    List<InFlight> inFlight() {
        return jdbc.query(
                IN_FLIGHT,
                (row, n) -> new InFlight(
                        new Money(row.getLong(3), new CurrencyUnit(row.getString(1), row.getInt(2))), row.getLong(4)),
                MAX_SUMMED);
    }
}
