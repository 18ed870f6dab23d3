// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.engine.incident;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

/** Records incidents of any age, and deletes the old ones once, in the caller's thread. */
public final class IncidentRetentionDriver {

    private final IncidentRetention retention;
    private final Incidents incidents;
    private final JdbcTemplate jdbc;

    public IncidentRetentionDriver(ApplicationContext saga) {
        this.retention = saga.getBean(IncidentRetention.class);
        this.incidents = saga.getBean(Incidents.class);
        this.jdbc = saga.getBean(JdbcTemplate.class);
    }

    public void record(String key, Instant at) {
        incidents.record(Incident.deadLetter(key, null, "money-debited", "test"));
        jdbc.update("update incident set at = ? where incident_key = ?", at.atOffset(ZoneOffset.UTC), key);
    }

    public void run() {
        while (retention.round()) {
            // some at a time
        }
    }

    public List<String> keys() {
        return jdbc.queryForList("select incident_key from incident", String.class);
    }
}
