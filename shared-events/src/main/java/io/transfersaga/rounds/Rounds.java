// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.rounds;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Does one thing again and again, in a thread of its own. A round that fails is left to the next one; the first failure
 * in a row is logged.
 */
public abstract class Rounds implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(Rounds.class);

    /** After the web server and before the connections to the broker, on the way down. */
    private static final int PHASE = DEFAULT_PHASE - 2304;

    private static final Duration FINISH = Duration.ofSeconds(10);

    private final String name;
    private final Duration between;
    private final Semaphore wake = new Semaphore(0);

    private volatile boolean running;
    private boolean failing;
    private @Nullable Thread thread;

    /**
     * @param name of the thread
     * @param between before the first round, and from the end of one to the next
     */
    protected Rounds(String name, Duration between) {
        this.name = name;
        this.between = between;
    }

    /** @param possible whether there is a point in a round now */
    public static Rounds of(String name, Duration between, Runnable work, BooleanSupplier possible) {
        return new Rounds(name, between) {
            @Override
            public boolean round() {
                if (possible.getAsBoolean()) {
                    work.run();
                }
                return false;
            }
        };
    }

    /** @return whether there is more to do at once */
    protected abstract boolean round();

    /**
     * After the last round, in the same thread.
     *
     * @param within which it has to return
     */
    protected void finish(Duration within) throws InterruptedException {}

    /** Makes the next round at once, in the thread of its own. */
    public final void wake() {
        wake.release();
    }

    /** Returns when it is time for the next round, or when it is woken. */
    protected final void awaitNext() throws InterruptedException {
        if (wake.tryAcquire(between.toMillis(), TimeUnit.MILLISECONDS)) {
            wake.drainPermits();
        }
    }

    private void run() {
        try {
            boolean more = false;
            while (running) {
                if (!more) {
                    awaitNext();
                }
                more = running && roundUnlessFailing();
            }
            finish(FINISH);
        } catch (InterruptedException e) {
            log.debug("{} stopped while waiting", name, e);
        }
    }

    /** Never throws: what is thrown would end the thread. */
    private boolean roundUnlessFailing() {
        try {
            boolean more = round();
            failing = false;
            return more;
        } catch (RuntimeException | Error e) {
            if (!failing) {
                log.warn("{} cannot do its work now and tries again: {}", name, e.toString());
            }
            log.debug("{} failed", name, e);
            failing = true;
            return false;
        }
    }

    @Override
    public synchronized void start() {
        if (!running) {
            running = true;
            thread = new Thread(this::run, name);
            thread.setDaemon(true);
            thread.start();
        }
    }

    /** Waits for the round in hand. */
    @Override
    public synchronized void stop() {
        running = false;
        wake();
        Thread stopping = thread;
        thread = null;
        if (stopping != null) {
            try {
                stopping.join(FINISH.plusSeconds(1).toMillis());
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
