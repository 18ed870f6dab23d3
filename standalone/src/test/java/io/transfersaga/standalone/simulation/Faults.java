// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.standalone.simulation;

import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A schedule's chance: every choice comes from one seed, so that the seed is the schedule. */
final class Faults {

    /** How often what fails. Some schedules are calm, some are rough. */
    private record Rates(double crash, double database, double broker) {}

    private static final List<Rates> MOODS = List.of(
            new Rates(0, 0, 0), new Rates(0.002, 0.004, 0.01), new Rates(0.01, 0.01, 0.05), new Rates(0.03, 0.03, 0.1));

    private SplittableRandom random = new SplittableRandom(0);
    private Rates rates = MOODS.get(0);
    private boolean on;
    private @Nullable Consumer<String> log;

    void begin(long seed, @Nullable Consumer<String> stepLog) {
        random = new SplittableRandom(seed);
        rates = MOODS.get(random.nextInt(MOODS.size()));
        log = stepLog;
        on = true;
    }

    /** Nothing fails for a moment. */
    void pause() {
        on = false;
    }

    void resume() {
        on = true;
    }

    /** Nothing fails while somebody looks who is no part of the schedule. */
    <T> T quietly(Supplier<T> look) {
        boolean before = on;
        on = false;
        try {
            return look.get();
        } finally {
            on = before;
        }
    }

    /** Whether this is a schedule without failures. */
    boolean isCalm() {
        return rates.crash == 0;
    }

    /** From now on nothing fails. */
    void stop() {
        on = false;
    }

    /** Nothing fails, nothing is written down: for what is no part of a schedule. */
    void silence() {
        on = false;
        log = null;
    }

    boolean crash() {
        return on && rates.crash > 0 && random.nextDouble() < rates.crash;
    }

    boolean database() {
        return on && rates.database > 0 && random.nextDouble() < rates.database;
    }

    boolean broker() {
        return on && rates.broker > 0 && random.nextDouble() < rates.broker;
    }

    boolean handler() {
        return on && rates.crash > 0 && random.nextDouble() < rates.crash;
    }

    boolean chance(double probability) {
        return random.nextDouble() < probability;
    }

    int below(int bound) {
        return random.nextInt(bound);
    }

    <T> T oneOf(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    <T> T takeOneOf(List<T> choices) {
        return choices.remove(random.nextInt(choices.size()));
    }

    Duration millis(int from, int below) {
        return Duration.ofMillis(random.nextInt(from, below));
    }

    /** Texts are made only when somebody reads them. */
    void trace(Supplier<String> text) {
        if (log != null) {
            log.accept(text.get());
        }
    }
}
