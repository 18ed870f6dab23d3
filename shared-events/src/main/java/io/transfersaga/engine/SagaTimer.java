// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.engine;

import io.transfersaga.engine.DueSagas.Due;
import io.transfersaga.rocketmq.MessageTraces;
import io.transfersaga.rounds.Rounds;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells each saga when its awaited command is due: the end of a back-off, a time-out, or an operator's wish. It repairs
 * every loss, and works after a restart, since what is due stands in the rows. While the broker is away it waits, so
 * that nobody's time-out grows meanwhile.
 */
public final class SagaTimer extends Rounds {

    private static final Logger log = LoggerFactory.getLogger(SagaTimer.class);

    private static final Duration INTERVAL = Duration.ofMillis(200);
    private static final int PAGE = 200;

    private final DueSagas sagas;
    private final SagaDefinition<?, ?> definition;
    private final SagaInbox inbox;
    private final StuckSagas stuck;
    private final BrokerConnection broker;
    private final MessageTraces traces;
    private final Clock clock;

    SagaTimer(
            DueSagas sagas,
            SagaDefinition<?, ?> definition,
            SagaInbox inbox,
            StuckSagas stuck,
            BrokerConnection broker,
            MessageTraces traces,
            Clock clock) {
        super("saga-timer", INTERVAL);
        this.sagas = sagas;
        this.definition = definition;
        this.inbox = inbox;
        this.stuck = stuck;
        this.broker = broker;
        this.traces = traces;
        this.clock = clock;
    }

    /**
     * Tells those that are due, at most one page of them, in the caller's thread. The timer does it by itself all the
     * time.
     *
     * @return whether there may be more
     */
    @Override
    public boolean round() {
        if (!broker.isUp()) {
            return false;
        }
        List<Due> due = sagas.at(clock.instant(), PAGE);
        if (!due.isEmpty()) {
            tellTogether(due);
        }
        return due.size() == PAGE;
    }

    private void tellTogether(List<Due> due) {
        try {
            tell(due);
        } catch (RuntimeException e) {
            if (Outages.isOutage(e)) {
                throw e;
            }
            log.debug("{} due sagas failed together, each is told alone", due.size(), e);
            due.forEach(this::tellAlone);
        }
    }

    private void tellAlone(Due saga) {
        try {
            tell(List.of(saga));
        } catch (RuntimeException e) {
            if (Outages.isOutage(e)) {
                throw e;
            }
            if (!Outages.isPassing(e)) {
                stuck.failed(saga.id(), e);
            }
        }
    }

    /** What is sent belongs to the sagas' own traces. */
    private void tell(List<Due> due) {
        Map<String, String> traceParents = new HashMap<>();
        for (Due saga : due) {
            if (saga.traceParent() != null) {
                traceParents.put(saga.id().toString(), saga.traceParent());
            }
        }
        traces.continuing(
                traceParents,
                () -> inbox.handle(
                        due.stream().map(saga -> definition.due(saga.id())).toList()));
    }
}
