// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.saga.notification;

import io.transfersaga.database.DatabaseMigration;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Makes the attempts that are due. One thread asks the database and writes to it, so that however many receivers are
 * slow, one connection at most is missing to those who move money; other threads do the waiting. What a process that
 * dies has begun is begun again, by it or by another instance.
 */
final class NotificationDriver implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(NotificationDriver.class);

    /** As the saga's timer: it stops while the database is still there. */
    private static final int PHASE = DEFAULT_PHASE - 2304;

    private static final Duration INTERVAL = Duration.ofMillis(500);
    private static final Duration FINISH = Duration.ofSeconds(10);

    private final NotificationQueue queue;
    private final Courier courier;
    private final Receivers receivers;
    private final int concurrency;
    private final DatabaseMigration migration;
    private final boolean on;

    private final Semaphore wake = new Semaphore(0);
    private final Queue<Finished> finished = new ConcurrentLinkedQueue<>();
    private final List<Finished> unwritten = new ArrayList<>();
    private int underWay;

    private volatile boolean running;
    private volatile boolean failing;
    private @Nullable Thread thread;

    /** @param on whether there is anything to sign with; without it nothing is attempted */
    NotificationDriver(
            NotificationQueue queue,
            Courier courier,
            Receivers receivers,
            int concurrency,
            DatabaseMigration migration,
            boolean on) {
        this.queue = queue;
        this.courier = courier;
        this.receivers = receivers;
        this.concurrency = concurrency;
        this.migration = migration;
        this.on = on;
    }

    /** Looks for what is due now, in the driver's own thread. */
    void wake() {
        wake.release();
    }

    private void run() {
        ExecutorService attempts = Executors.newFixedThreadPool(concurrency, work -> {
            var worker = new Thread(work, "notification");
            worker.setDaemon(true);
            return worker;
        });
        try {
            while (running) {
                roundUnlessAway(attempts);
                await(INTERVAL);
            }
            awaitThoseUnderWay();
        } catch (InterruptedException e) {
            log.debug("Stopped while waiting", e);
        } finally {
            attempts.shutdownNow();
        }
    }

    private void await(Duration time) throws InterruptedException {
        if (wake.tryAcquire(time.toMillis(), TimeUnit.MILLISECONDS)) {
            wake.drainPermits();
        }
    }

    private void roundUnlessAway(ExecutorService attempts) {
        try {
            if (migration.isDone()) {
                writeFinished();
                begin(attempts);
                queue.deleteOldAttempts();
                failing = false;
            }
        } catch (RuntimeException | Error e) {
            if (!failing) {
                log.warn("Notifications cannot be sent now, and are later: {}", e.toString());
            }
            failing = true;
        }
    }

    /** What cannot be written now is written later; until then no other attempt takes its place. */
    private void writeFinished() {
        for (Finished next = finished.poll(); next != null; next = finished.poll()) {
            unwritten.add(next);
        }
        if (unwritten.isEmpty()) {
            return;
        }
        queue.finish(List.copyOf(unwritten));
        underWay -= unwritten.size();
        unwritten.forEach(
                each -> receivers.ended(each.claim().receiver(), each.result().isAnswered()));
        unwritten.clear();
    }

    private void begin(ExecutorService attempts) {
        int free = concurrency - underWay;
        if (free <= 0) {
            return;
        }
        for (Claim claim : queue.take(due -> receivers.turns(due, free))) {
            underWay++;
            receivers.begun(claim.receiver());
            attempts.execute(() -> {
                finished.add(new Finished(claim, courier.attempt(claim)));
                wake();
            });
        }
    }

    private void awaitThoseUnderWay() throws InterruptedException {
        long end = System.nanoTime() + FINISH.toNanos();
        while (underWay > finished.size() && System.nanoTime() < end) {
            await(INTERVAL);
        }
        try {
            writeFinished();
        } catch (RuntimeException e) {
            log.debug("The ends of the last attempts are not written, and these are made again", e);
        }
    }

    @Override
    public synchronized void start() {
        if (on && !running) {
            running = true;
            thread = new Thread(this::run, "notification-driver");
            thread.setDaemon(true);
            thread.start();
        }
    }

    @Override
    public synchronized void stop() {
        running = false;
        wake();
        Thread stopping = thread;
        thread = null;
        if (stopping != null) {
            try {
                stopping.join(FINISH.toMillis() + INTERVAL.toMillis());
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
