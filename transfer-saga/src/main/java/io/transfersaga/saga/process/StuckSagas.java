// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.saga.process;

import io.transfersaga.events.TransferId;
import io.transfersaga.rocketmq.LoggedKey;
import io.transfersaga.saga.incident.Incident;
import io.transfersaga.saga.incident.Incidents;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import org.axonframework.common.transaction.TransactionManager;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Sagas that the timer cannot handle, for a reason of their own. Each waits a while without being read, so that it
 * holds up no other, and is tried again for ever; after some failures it is an incident.
 */
@Component
class StuckSagas {

    private static final Logger log = LoggerFactory.getLogger(StuckSagas.class);

    private static final int PARKED_AFTER = 5;

    /** Beyond it the longest known ones are forgotten, and counted anew. */
    private static final int MAX_COUNTED = 10_000;

    private final SagaRows rows;
    private final Incidents incidents;
    private final TransactionManager transactions;
    private final CreditRetryPolicy policy;
    private final Clock clock;
    private final Map<TransferId, Integer> failures = new LinkedHashMap<>();

    StuckSagas(
            SagaRows rows,
            Incidents incidents,
            TransactionManager transactions,
            CreditRetryPolicy policy,
            Clock clock) {
        this.rows = rows;
        this.incidents = incidents;
        this.transactions = transactions;
        this.policy = policy;
        this.clock = clock;
    }

    void failed(TransferId id, RuntimeException failure) {
        LoggedKey.about(id, () -> postpone(id, failure));
    }

    private void postpone(TransferId id, RuntimeException failure) {
        int count = count(id);
        log.warn("The timer failed for {}, {} times by now: {}", id, count, failure.toString());
        transactions.executeInTransaction(() -> {
            rows.postpone(id, clock.instant().plus(policy.timeoutAfter(count)));
            if (count >= PARKED_AFTER) {
                incidents.record(Incident.parked("timer/" + id, id, "CommandDue", failure));
            }
        });
    }

    private synchronized int count(TransferId id) {
        int count = failures.merge(id, 1, Integer::sum);
        if (failures.size() > MAX_COUNTED) {
            failures.remove(failures.keySet().iterator().next());
        }
        return count;
    }
}
