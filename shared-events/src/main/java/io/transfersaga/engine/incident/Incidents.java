// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.engine.incident;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.transfersaga.rocketmq.LoggedKey;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Records incidents in the transaction of whoever meets them; counts and logs each when that has committed. */
public final class Incidents {

    private static final Logger log = LoggerFactory.getLogger(Incidents.class);

    private static final String DELETE = """
            delete from incident where (kind, incident_key) in (
                select kind, incident_key from incident where at < ? order by at limit ?)""";

    private final JdbcTemplate jdbc;
    private final Clock clock;
    private final String insert;
    private final Map<IncidentKind, Counter> counters = new EnumMap<>(IncidentKind.class);

    /** @param sagaKey the column of a saga's id, as it is called in the saga's own table */
    public Incidents(JdbcTemplate jdbc, String sagaKey, Clock clock, MeterRegistry meters) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.insert = """
                insert into incident (kind, incident_key, at, %s, message_type, detail)
                values (?, ?, ?, ?, ?, ?) on conflict do nothing""".formatted(sagaKey);
        for (IncidentKind kind : IncidentKind.values()) {
            counters.put(
                    kind,
                    Counter.builder("saga.incidents")
                            .description("Incidents recorded by this process")
                            .tag("kind", kind.name())
                            .register(meters));
        }
    }

    /** Recording the same thing again changes nothing. */
    public void record(Incident incident) {
        int recorded = jdbc.update(
                insert,
                incident.kind().name(),
                incident.key(),
                clock.instant().atOffset(ZoneOffset.UTC),
                incident.sagaId(),
                incident.messageType(),
                incident.detail());
        if (recorded > 0) {
            afterCommit(() -> announce(incident));
        }
    }

    /** Deletes those from before that time, the oldest first, at most so many; returns how many there were. */
    int deleteBefore(Instant time, int limit) {
        return jdbc.update(DELETE, time.atOffset(ZoneOffset.UTC), limit);
    }

    /** All that are kept. */
    public long count() {
        Long count = jdbc.queryForObject("select count(*) from incident", Long.class);
        return count == null ? 0 : count;
    }

    private void announce(Incident incident) {
        Objects.requireNonNull(counters.get(incident.kind())).increment();
        LoggedKey.about(
                incident.sagaId(),
                () -> log.warn(
                        "Incident {} {}: saga {}, {}: {}",
                        incident.kind(),
                        incident.key(),
                        incident.sagaId(),
                        incident.messageType(),
                        incident.detail()));
    }

    private static void afterCommit(Runnable action) {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            action.run();
            return;
        }
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                action.run();
            }
        });
    }
}
