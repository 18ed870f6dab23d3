// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.engine.incident;

import io.transfersaga.rounds.Rounds;
import java.time.Clock;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Deletes incidents that are older than {@code saga.incident-retention}. Nothing is decided by an incident, so nothing
 * depends on it: what comes again later is recorded again. Everything else that this service stores stays for ever.
 */
public final class IncidentRetention extends Rounds {

    private static final Logger log = LoggerFactory.getLogger(IncidentRetention.class);

    private static final Duration BETWEEN_ROUNDS = Duration.ofMinutes(10);
    private static final int BATCH = 1000;

    private final Incidents incidents;
    private final Duration retention;
    private final Clock clock;

    public IncidentRetention(Incidents incidents, IncidentProperties properties, Clock clock) {
        super("incident-retention", BETWEEN_ROUNDS);
        this.incidents = incidents;
        this.retention = properties.incidentRetention();
        this.clock = clock;
    }

    /** Deletes some of those that are too old. */
    @Override
    protected boolean round() {
        int deleted = incidents.deleteBefore(clock.instant().minus(retention), BATCH);
        if (deleted > 0) {
            log.info("Deleted {} incidents that were older than {}", deleted, retention);
        }
        return deleted > 0;
    }
}
