// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.account.messaging;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Runs the reconciliation again and again, in a thread of its own, while there is a broker to talk to. */
final class Reconciler implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(Reconciler.class);

    /** After the web server and before the connections, on the way down. */
    private static final int PHASE = DEFAULT_PHASE - 2304;

    private static final Duration BETWEEN_RUNS = Duration.ofMillis(500);
    private static final Duration FINISH = Duration.ofSeconds(10);

    private final Reconciliation reconciliation;
    private final BooleanSupplier connected;
    private volatile @Nullable ScheduledExecutorService thread;

    Reconciler(Reconciliation reconciliation, BooleanSupplier connected) {
        this.reconciliation = reconciliation;
        this.connected = connected;
    }

    @Override
    public void start() {
        ScheduledExecutorService started =
                Executors.newSingleThreadScheduledExecutor(work -> new Thread(work, "reconciler"));
        var unused = started.scheduleWithFixedDelay(
                this::run, BETWEEN_RUNS.toMillis(), BETWEEN_RUNS.toMillis(), TimeUnit.MILLISECONDS);
        thread = started;
    }

    /** Never throws: what is thrown into the schedule would end it. */
    private void run() {
        try {
            if (connected.getAsBoolean()) {
                reconciliation.run();
            }
        } catch (RuntimeException | Error e) {
            log.warn("Outcomes could not be asked for; the next run is in {}", BETWEEN_RUNS, e);
        }
    }

    @Override
    public void stop() {
        ScheduledExecutorService running = thread;
        thread = null;
        if (running == null) {
            return;
        }
        running.shutdown();
        try {
            if (!running.awaitTermination(FINISH.toMillis(), TimeUnit.MILLISECONDS)) {
                running.shutdownNow();
            }
        } catch (InterruptedException e) {
            running.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }

    @Override
    public int getPhase() {
        return PHASE;
    }
}
