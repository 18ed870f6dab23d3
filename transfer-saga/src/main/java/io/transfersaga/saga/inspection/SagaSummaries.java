// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.saga.inspection;

import io.transfersaga.saga.incident.Incidents;
import io.transfersaga.saga.process.SagaState;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Counts sagas; open ones are few, and ended ones are counted in an index alone. */
@Component
public class SagaSummaries {

    private static final String STATES = "select state, count(*) from saga group by state";

    private static final String OVERDUE =
            "select count(*) from saga where state in ('CREDITING', 'REFUNDING') and awaited_since < ?";

    private static final String OLDEST_OPEN =
            "select min(started_at) from saga where state in ('CREDITING', 'REFUNDING')";

    private final JdbcClient jdbc;
    private final Incidents incidents;

    SagaSummaries(JdbcClient jdbc, Incidents incidents) {
        this.jdbc = jdbc;
        this.incidents = incidents;
    }

    /** @param unansweredBefore what is awaited since before then is overdue */
    public SagaSummary read(Instant unansweredBefore) {
        Map<SagaState, Long> states = new EnumMap<>(SagaState.class);
        for (SagaState state : SagaState.values()) {
            states.put(state, 0L);
        }
        jdbc.sql(STATES).query(row -> {
            states.put(SagaState.valueOf(row.getString(1)), row.getLong(2));
        });
        long overdue = jdbc.sql(OVERDUE)
                .param(unansweredBefore.atOffset(ZoneOffset.UTC))
                .query(Long.class)
                .single();
        Instant oldest = jdbc.sql(OLDEST_OPEN)
                .query((row, n) -> row.getObject(1, OffsetDateTime.class))
                .optional()
                .map(OffsetDateTime::toInstant)
                .orElse(null);
        return new SagaSummary(states, overdue, oldest, incidents.count());
    }
}
