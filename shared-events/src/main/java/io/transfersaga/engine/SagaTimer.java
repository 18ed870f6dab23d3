// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.engine;

import io.transfersaga.engine.DueSagas.Due;
import io.transfersaga.rocketmq.MessageTraces;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Tells each saga when its awaited command is due: the end of a back-off, a time-out, or an operator's wish. It repairs
 * every loss, and works after a restart, since what is due stands in the rows. While the broker is away it waits, so
 * that nobody's time-out grows meanwhile.
 */
public final class SagaTimer implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(SagaTimer.class);

    /** Above the broker clients' phase, so that this stops before them. */
    private static final int PHASE = DEFAULT_PHASE - 2304;

    private static final Duration INTERVAL = Duration.ofMillis(200);
    private static final Duration FINISH_ROUND = Duration.ofSeconds(10);
    private static final int PAGE = 200;

    private final DueSagas sagas;
    private final SagaDefinition<?, ?> definition;
    private final SagaInbox inbox;
    private final StuckSagas stuck;
    private final BrokerConnection broker;
    private final MessageTraces traces;
    private final Clock clock;
    private final Semaphore wake = new Semaphore(0);

    private volatile boolean running;
    private volatile boolean failing;
    private @Nullable Thread thread;

    SagaTimer(
            DueSagas sagas,
            SagaDefinition<?, ?> definition,
            SagaInbox inbox,
            StuckSagas stuck,
            BrokerConnection broker,
            MessageTraces traces,
            Clock clock) {
        this.sagas = sagas;
        this.definition = definition;
        this.inbox = inbox;
        this.stuck = stuck;
        this.broker = broker;
        this.traces = traces;
        this.clock = clock;
    }

    /** Looks for due sagas now, in the timer's own thread. */
    public void wake() {
        wake.release();
    }

    /**
     * Tells those that are due, at most one page of them, in the caller's thread. The timer does it by itself all the
     * time.
     *
     * @return whether there may be more
     */
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

    private void run() {
        while (running) {
            try {
                boolean more = roundUnlessAway();
                if (!more && wake.tryAcquire(INTERVAL.toMillis(), TimeUnit.MILLISECONDS)) {
                    wake.drainPermits();
                }
            } catch (InterruptedException e) {
                log.debug("Stopped while waiting", e);
                return;
            }
        }
    }

    private boolean roundUnlessAway() {
        try {
            boolean more = round();
            failing = false;
            return more;
        } catch (RuntimeException | Error e) {
            if (!failing) {
                log.warn("The timer cannot work now and tries again: {}", e.toString());
            }
            failing = true;
            return false;
        }
    }

    @Override
    public synchronized void start() {
        running = true;
        thread = new Thread(this::run, "saga-timer");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public synchronized void stop() {
        running = false;
        wake();
        if (thread != null) {
            try {
                thread.join(FINISH_ROUND.toMillis());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return PHASE;
    }
}
