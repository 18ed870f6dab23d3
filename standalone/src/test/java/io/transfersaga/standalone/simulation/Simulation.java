// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.standalone.simulation;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Runs schedules, by several worlds at once, each in one thread. */
final class Simulation {

    /** A seed whose schedule ended badly, with what was wrong and every step that led there. */
    record Failure(Announcing announcing, long seed, List<String> wrong, List<String> steps) {

        @Override
        public String toString() {
            return "-Dsimulation.publishing=" + announcing + " -Dsimulation.seed=" + seed + " replays it\n"
                    + String.join("\n", steps) + "\n=> " + String.join("\n=> ", wrong);
        }
    }

    private Simulation() {}

    /**
     * What came of a run.
     *
     * @param cpu time that the schedules took, without the start
     */
    record Result(long schedules, Duration cpu, Optional<Failure> failure) {

        @Override
        public String toString() {
            return "%d schedules, %d s of CPU, %d schedules per second and core"
                    .formatted(schedules, cpu.toSeconds(), schedules * 1000 / Math.max(1, cpu.toMillis()));
        }
    }

    /** Runs the seeds from the first on until one fails, or the time is up. */
    static Result run(
            Announcing announcing, long firstSeed, long schedules, Duration budget, int workers, Reached reached) {
        long deadline = System.nanoTime() + budget.toNanos();
        var next = new AtomicLong(firstSeed);
        var done = new AtomicLong();
        var cpu = new AtomicLong();
        var failure = new AtomicReference<@Nullable Failure>();
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < workers; i++) {
            String name = "world" + i;
            threads.add(new Thread(
                    () -> {
                        try (var world = new World(name, reached, announcing)) {
                            long started = cpuNanos();
                            long seed = next.getAndIncrement();
                            while (seed < firstSeed + schedules
                                    && failure.get() == null
                                    && System.nanoTime() < deadline) {
                                runOne(world, seed).ifPresent(failed -> failure.compareAndSet(null, failed));
                                done.incrementAndGet();
                                seed = next.getAndIncrement();
                            }
                            cpu.addAndGet(cpuNanos() - started);
                        }
                    },
                    name));
        }
        var broken = new AtomicReference<@Nullable Throwable>();
        threads.forEach(thread -> thread.setUncaughtExceptionHandler((t, e) -> broken.set(e)));
        threads.forEach(Thread::start);
        threads.forEach(Simulation::join);
        if (broken.get() != null) {
            throw new IllegalStateException("the simulator itself failed", broken.get());
        }
        return new Result(done.get(), Duration.ofNanos(cpu.get()), Optional.ofNullable(failure.get()));
    }

    private static long cpuNanos() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    /** One schedule; a second time, with its steps written down, if it fails. */
    static Optional<Failure> runOne(World world, long seed) {
        List<String> wrong = Schedule.run(world, seed, null);
        return wrong.isEmpty() ? Optional.empty() : Optional.of(replay(world, seed));
    }

    static Failure replay(World world, long seed) {
        List<String> steps = new ArrayList<>();
        List<String> wrong = Schedule.run(world, seed, steps::add);
        return new Failure(world.announcing(), seed, wrong, steps);
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** {@code -Dsimulation.seed=N} replays one seed; {@code -Dsimulation.schedules=N} runs so many. */
    @SuppressWarnings("SystemOut") // what was found is this program's output
    public static void main(String[] args) {
        var reached = new Reached();
        Long seed = Long.getLong("simulation.seed");
        if (seed != null) {
            try (var world = new World("replay", reached, Announcing.chosen())) {
                System.out.println(replay(world, seed));
            }
            return;
        }
        long schedules = Long.getLong("simulation.schedules", 1_000_000L);
        long from = Long.getLong("simulation.from", 1L);
        Duration budget = Duration.ofSeconds(Long.getLong("simulation.seconds", Long.MAX_VALUE / 1_000_000_000));
        Result result =
                run(Announcing.chosen(), from, schedules, budget, Integer.getInteger("simulation.workers", 2), reached);
        System.out.println(result);
        System.out.println(reached);
        result.failure().ifPresent(System.out::println);
        System.exit(result.failure().isPresent() ? 1 : 0);
    }
}
