// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.engine;

import io.transfersaga.engine.incident.Incidents;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.springframework.jdbc.core.JdbcTemplate;

/** Counts sagas; open ones are few, and ended ones are counted in an index alone. */
public final class SagaSummaries {

    private final JdbcTemplate jdbc;
    private final SagaTable table;
    private final Incidents incidents;
    private final String byState;
    private final String overdue;
    private final String oldestOpen;

    SagaSummaries(JdbcTemplate jdbc, SagaTable table, Incidents incidents) {
        this.jdbc = jdbc;
        this.table = table;
        this.incidents = incidents;
        this.byState = "select state, count(*) from %s group by state".formatted(table.name());
        this.overdue = "select count(*) from %s where state in (%s) and awaited_since < ?"
                .formatted(table.name(), table.openStates());
        this.oldestOpen =
                "select min(started_at) from %s where state in (%s)".formatted(table.name(), table.openStates());
    }

    /** @param unansweredBefore what is awaited since before then is overdue */
    public SagaSummary read(Instant unansweredBefore) {
        Map<String, Long> states = new LinkedHashMap<>();
        table.states().forEach(state -> states.put(state.name(), 0L));
        jdbc.query(byState, row -> {
            states.put(row.getString(1), row.getLong(2));
        });
        long waiting =
                Objects.requireNonNull(jdbc.queryForObject(overdue, Long.class, Timestamps.of(unansweredBefore)));
        OffsetDateTime oldest = jdbc.queryForObject(oldestOpen, OffsetDateTime.class);
        return new SagaSummary(states, waiting, oldest == null ? null : oldest.toInstant(), incidents.count());
    }
}
