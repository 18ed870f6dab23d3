// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.metrics;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Reads again and again, in a thread of its own, what gauges show: however often somebody looks at them, the database
 * is asked once per interval. What could not be read, or is older than three intervals, is not a number.
 *
 * @param <T> what one reading brings
 */
public final class BackgroundReading<T> implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(BackgroundReading.class);

    /** Below the default, so that the database is still there when this stops. */
    private static final int PHASE = DEFAULT_PHASE - 1024;

    private static final Duration INTERVAL = Duration.ofSeconds(5);
    private static final int STALE_AFTER = 3;

    private final String name;
    private final Supplier<T> source;
    private volatile @Nullable Reading<T> last;
    private volatile @Nullable ScheduledExecutorService thread;

    /**
     * @param name of the thread
     * @param source what to read; must end by itself, in the end by a time-out
     */
    public BackgroundReading(String name, Supplier<T> source) {
        this.name = name;
        this.source = source;
    }

    /** The value of a gauge. */
    public double value(ToDoubleFunction<T> gauge) {
        Reading<T> reading = last;
        if (reading == null || System.nanoTime() - reading.nanoTime() > STALE_AFTER * INTERVAL.toNanos()) {
            return Double.NaN;
        }
        return gauge.applyAsDouble(reading.value());
    }

    /** Reads now, in the caller's thread. */
    void read() {
        try {
            last = new Reading<>(source.get(), System.nanoTime());
        } catch (RuntimeException | Error e) {
            log.debug("{} cannot be read now", name, e);
            last = null;
        }
    }

    @Override
    public void start() {
        ScheduledExecutorService started = Executors.newSingleThreadScheduledExecutor(work -> {
            var reader = new Thread(work, name);
            reader.setDaemon(true);
            return reader;
        });
        var unused = started.scheduleWithFixedDelay(this::read, 0, INTERVAL.toMillis(), TimeUnit.MILLISECONDS);
        thread = started;
    }

    @Override
    public void stop() {
        ScheduledExecutorService running = thread;
        thread = null;
        if (running != null) {
            running.shutdownNow();
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

    private record Reading<T>(T value, long nanoTime) {}
}
