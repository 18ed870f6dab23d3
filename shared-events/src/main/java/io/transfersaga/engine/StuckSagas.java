// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.engine;

import io.transfersaga.engine.incident.Incident;
import io.transfersaga.engine.incident.Incidents;
import io.transfersaga.rocketmq.LoggedKey;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.axonframework.common.transaction.TransactionManager;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sagas that the timer cannot handle, for a reason of their own. Each waits a while without being read, so that it
 * holds up no other, and is tried again for ever; after some failures it is an incident.
 */
final class StuckSagas {

    private static final Logger log = LoggerFactory.getLogger(StuckSagas.class);

    private static final int PARKED_AFTER = 5;

    /** Beyond it the longest known ones are forgotten, and counted anew. */
    private static final int MAX_COUNTED = 10_000;

    private final DueSagas sagas;
    private final Incidents incidents;
    private final TransactionManager transactions;
    private final CommandTimeout timeout;
    private final Clock clock;
    private final Map<UUID, Integer> failures = new LinkedHashMap<>();

    StuckSagas(
            DueSagas sagas, Incidents incidents, TransactionManager transactions, CommandTimeout timeout, Clock clock) {
        this.sagas = sagas;
        this.incidents = incidents;
        this.transactions = transactions;
        this.timeout = timeout;
        this.clock = clock;
    }

    void failed(UUID id, RuntimeException failure) {
        LoggedKey.about(id, () -> postpone(id, failure));
    }

    private void postpone(UUID id, RuntimeException failure) {
        int count = count(id);
        log.warn("The timer failed for {}, {} times by now: {}", id, count, failure.toString());
        transactions.executeInTransaction(() -> {
            sagas.postpone(id, clock.instant().plus(timeout.after(count)));
            if (count >= PARKED_AFTER) {
                incidents.record(Incident.parked("timer/" + id, id, "CommandDue", failure));
            }
        });
    }

    private synchronized int count(UUID id) {
        int count = failures.merge(id, 1, Integer::sum);
        if (failures.size() > MAX_COUNTED) {
            failures.remove(failures.keySet().iterator().next());
        }
        return count;
    }
}
