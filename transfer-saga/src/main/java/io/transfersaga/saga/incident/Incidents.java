// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.saga.incident;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.transfersaga.events.TransferId;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Records incidents in the transaction of whoever meets them; counts and logs each when that has committed. */
@Component
public class Incidents {

    private static final Logger log = LoggerFactory.getLogger(Incidents.class);

    private static final String INSERT = """
            insert into incident (kind, incident_key, at, transfer_id, message_type, detail)
            values (?, ?, ?, ?, ?, ?) on conflict do nothing""";

    private static final String DELETE = """
            delete from incident where (kind, incident_key) in (
                select kind, incident_key from incident where at < ? order by at limit ?)""";

    private final JdbcTemplate jdbc;
    private final Clock clock;
    private final Map<IncidentKind, Counter> counters = new EnumMap<>(IncidentKind.class);

    Incidents(JdbcTemplate jdbc, Clock clock, MeterRegistry meters) {
        this.jdbc = jdbc;
        this.clock = clock;
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
        TransferId transferId = incident.transferId();
        int recorded = jdbc.update(
                INSERT,
                incident.kind().name(),
                incident.key(),
                clock.instant().atOffset(ZoneOffset.UTC),
                transferId == null ? null : transferId.value(),
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
        log.warn(
                "Incident {} {}: transfer {}, {}: {}",
                incident.kind(),
                incident.key(),
                incident.transferId(),
                incident.messageType(),
                incident.detail());
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
