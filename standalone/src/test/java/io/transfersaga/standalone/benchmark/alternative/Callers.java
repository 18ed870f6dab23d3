// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.standalone.benchmark.alternative;

import io.transfersaga.standalone.benchmark.Load;
import io.transfersaga.standalone.benchmark.Recording;
import io.transfersaga.standalone.benchmark.alternative.Alternative.Order;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;

/** Threads that ask for transfers as a load says. */
final class Callers {

    /** Accounts on each side. */
    static final int ACCOUNTS = 1000;

    private static final long PATIENCE_SECONDS = 180;

    private final Alternative alternative;
    private final Load load;
    private final Semaphore inFlight;
    private final Recording recording = new Recording();
    private final AtomicLong started = new AtomicLong();
    private final AtomicReference<Exception> failure = new AtomicReference<>();
    private volatile boolean stopping;
    private long start;

    Callers(Alternative alternative, Load load) {
        this.alternative = alternative;
        this.load = load;
        this.inFlight = new Semaphore(load.inFlight());
    }

    /** @return once all has ended that was started */
    Recording run(Runnable begins, Runnable ends) throws Exception {
        start = System.nanoTime();
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < load.callers(); i++) {
            var thread = new Thread(this::call, "caller-" + i);
            thread.start();
            threads.add(thread);
        }
        Thread.sleep(load.warmUp().toMillis());
        begins.run();
        recording.measure(true);
        Thread.sleep(load.measured().toMillis());
        recording.measure(false);
        ends.run();
        stopping = true;
        for (Thread thread : threads) {
            thread.join();
        }
        if (failure.get() != null) {
            throw failure.get();
        }
        if (!inFlight.tryAcquire(load.inFlight(), PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            throw new IllegalStateException("not all transfers ended");
        }
        return recording;
    }

    /** All that were started. */
    long transfers() {
        return started.get();
    }

    private void call() {
        try {
            while (!stopping && failure.get() == null) {
                if (inFlight.tryAcquire(100, TimeUnit.MILLISECONDS)) {
                    transfer();
                }
            }
        } catch (Exception e) {
            failure.compareAndSet(null, e);
        }
    }

    private void transfer() throws Exception {
        long due = due(started.getAndIncrement());
        var random = ThreadLocalRandom.current();
        var order = new Order(random.nextInt(ACCOUNTS), random.nextInt(ACCOUNTS), 1);
        alternative.transfer(order, () -> {
            recording.ended(System.nanoTime() - due);
            inFlight.release();
        });
        recording.accepted(System.nanoTime() - due);
    }

    private long due(long number) throws InterruptedException {
        long now = System.nanoTime();
        if (load.perSecond() == 0) {
            return now;
        }
        long due = start + load.dueNanos(number);
        if (due > now) {
            TimeUnit.NANOSECONDS.sleep(due - now);
        }
        return due;
    }
}
