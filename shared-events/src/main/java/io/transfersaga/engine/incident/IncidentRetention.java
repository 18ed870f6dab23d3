// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.engine.incident;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Deletes incidents that are older than {@code saga.incident-retention}. Nothing is decided by an incident, so nothing
 * depends on it: what comes again later is recorded again. Everything else that this service stores stays for ever.
 */
public final class IncidentRetention implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(IncidentRetention.class);

    private static final Duration FIRST = Duration.ofMinutes(1);
    private static final Duration BETWEEN_RUNS = Duration.ofHours(1);
    private static final int BATCH = 1000;

    private final Incidents incidents;
    private final Duration retention;
    private final Clock clock;
    private volatile @Nullable ScheduledExecutorService thread;

    public IncidentRetention(Incidents incidents, IncidentProperties properties, Clock clock) {
        this.incidents = incidents;
        this.retention = properties.incidentRetention();
        this.clock = clock;
    }

    /** Deletes all that are too old, some at a time. */
    void run() {
        Instant oldest = clock.instant().minus(retention);
        long deleted = 0;
        int batch;
        do {
            batch = incidents.deleteBefore(oldest, BATCH);
            deleted += batch;
        } while (batch > 0); // of many from the same moment one statement may leave some within its limit
        if (deleted > 0) {
            log.info("Deleted {} incidents from before {}", deleted, oldest);
        }
    }

    @Override
    public void start() {
        ScheduledExecutorService started = Executors.newSingleThreadScheduledExecutor(work -> {
            var worker = new Thread(work, "incident-retention");
            worker.setDaemon(true);
            return worker;
        });
        var unused = started.scheduleWithFixedDelay(
                this::runUnlessAway, FIRST.toSeconds(), BETWEEN_RUNS.toSeconds(), TimeUnit.SECONDS);
        thread = started;
    }

    /** Never throws: what is thrown into the schedule would end it. */
    private void runUnlessAway() {
        try {
            run();
        } catch (RuntimeException | Error e) {
            log.warn("Old incidents could not be deleted; the next run is in {}", BETWEEN_RUNS, e);
        }
    }

    @Override
    public void stop() {
        ScheduledExecutorService running = thread;
        thread = null;
        if (running != null) {
            running.shutdown();
        }
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }
}
