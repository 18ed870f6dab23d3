// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.saga.notification;

import static java.util.Objects.requireNonNull;

import io.transfersaga.database.DatabaseMigration;
import io.transfersaga.rounds.Rounds;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes the attempts that are due. One thread asks the database and writes to it, so that however many receivers are
 * slow, one connection at most is missing to those who move money; other threads do the waiting. What a process that
 * dies has begun is begun again, by it or by another instance.
 */
final class NotificationDriver extends Rounds {

    private static final Logger log = LoggerFactory.getLogger(NotificationDriver.class);

    private static final Duration INTERVAL = Duration.ofMillis(500);

    private final NotificationQueue queue;
    private final Courier courier;
    private final Receivers receivers;
    private final int concurrency;
    private final DatabaseMigration migration;
    private final boolean on;

    private final Queue<Finished> finished = new ConcurrentLinkedQueue<>();
    private final List<Finished> unwritten = new ArrayList<>();
    private int underWay;

    /** Of one run, from {@link #start} to {@link #finish}. */
    private volatile @Nullable ExecutorService attempts;

    /** @param on whether there is anything to sign with; without it nothing is attempted */
    NotificationDriver(
            NotificationQueue queue,
            Courier courier,
            Receivers receivers,
            int concurrency,
            DatabaseMigration migration,
            boolean on) {
        super("notification-driver", INTERVAL);
        this.queue = queue;
        this.courier = courier;
        this.receivers = receivers;
        this.concurrency = concurrency;
        this.migration = migration;
        this.on = on;
    }

    @Override
    protected boolean round() {
        if (migration.isDone()) {
            writeFinished();
            begin();
            queue.deleteOldAttempts();
        }
        return false;
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

    private void begin() {
        int free = concurrency - underWay;
        if (free <= 0) {
            return;
        }
        for (Claim claim : queue.take(due -> receivers.turns(due, free))) {
            underWay++;
            receivers.begun(claim.receiver());
            requireNonNull(attempts).execute(() -> {
                finished.add(new Finished(claim, courier.attempt(claim)));
                wake();
            });
        }
    }

    /** Waits for the attempts under way, writes how they ended, and breaks off the others. */
    @Override
    protected void finish(Duration within) throws InterruptedException {
        long end = System.nanoTime() + within.toNanos();
        while (underWay > finished.size() && System.nanoTime() < end) {
            awaitNext();
        }
        try {
            writeFinished();
        } catch (RuntimeException e) {
            log.debug("The ends of the last attempts are not written, and these are made again", e);
        } finally {
            requireNonNull(attempts).shutdownNow();
        }
    }

    @Override
    public synchronized void start() {
        if (on && !isRunning()) {
            attempts = Executors.newFixedThreadPool(concurrency, work -> {
                var worker = new Thread(work, "notification");
                worker.setDaemon(true);
                return worker;
            });
            super.start();
        }
    }
}
