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

/** Does one thing again and again, in a thread of its own. */
final class Rounds implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(Rounds.class);

    /** After the web server and before the connections, on the way down. */
    private static final int PHASE = DEFAULT_PHASE - 2304;

    private static final Duration FINISH = Duration.ofSeconds(10);

    private final String name;
    private final Duration between;
    private final Runnable round;
    private final BooleanSupplier possible;
    private volatile @Nullable ScheduledExecutorService thread;

    /**
     * @param name of the thread
     * @param between from the end of a round to the next
     * @param round what fails in it is left to the next one
     * @param possible whether there is a point in it now
     */
    Rounds(String name, Duration between, Runnable round, BooleanSupplier possible) {
        this.name = name;
        this.between = between;
        this.round = round;
        this.possible = possible;
    }

    @Override
    public void start() {
        ScheduledExecutorService started = Executors.newSingleThreadScheduledExecutor(work -> new Thread(work, name));
        var unused = started.scheduleWithFixedDelay(
                this::run, between.toMillis(), between.toMillis(), TimeUnit.MILLISECONDS);
        thread = started;
    }

    /** Never throws: what is thrown into the schedule would end it. */
    private void run() {
        try {
            if (possible.getAsBoolean()) {
                round.run();
            }
        } catch (RuntimeException | Error e) {
            log.warn("A round of {} failed; the next one is in {}", name, between, e);
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
