// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.standalone.faults;

import io.transfersaga.standalone.endtoend.TransferSystem;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;

/** One run: load, faults, healing, and the question what became of every transfer. */
final class FaultRun {

    /** Longer than the longest time that a repair may have been put off by the faults before. */
    private static final Duration RECOVERY = Duration.ofMinutes(5);

    /** For as many requests as a long run leaves open. */
    private static final Duration ANSWERS = Duration.ofMinutes(30);

    private final TransferSystem system;
    private final List<Victim> victims;
    private final FaultSettings settings;

    /** @param victims all that runs, in the order in which it starts */
    FaultRun(TransferSystem system, List<Victim> victims, FaultSettings settings) {
        this.system = system;
        this.victims = victims;
        this.settings = settings;
    }

    Report run(String database) throws InterruptedException {
        victims.forEach(Victim::start);
        system.awaitReady();
        var bank = new Bank(system);
        var history = new History();
        var load = new Load(system, bank, history);
        var nemesis = new Nemesis(victims, settings);
        var oracle = new Oracle(system, bank, history);

        load.start(settings);
        nemesis.rage(settings.duration());
        load.stop();
        nemesis.heal();
        long healed = System.nanoTime();
        system.awaitReady();
        Duration ready = since(healed);
        awaitQuiet(oracle);
        Duration recovered = since(healed);

        int unknown = askAgain(load, history);
        awaitQuiet(oracle);
        return new Report(database, settings, nemesis.done(), history, unknown, ready, recovered, oracle.check());
    }

    private static int askAgain(Load load, History history) {
        List<History.Request> unknown = history.takeUnknown();
        unknown.forEach(history::repeatAtTheEnd);
        Awaitility.await("an answer to every request")
                .atMost(ANSWERS)
                .pollInterval(Duration.ofMillis(100))
                .until(() -> {
                    load.repeatUnknown();
                    List<History.Request> left = history.takeUnknown();
                    left.forEach(history::repeatAtTheEnd);
                    return left.isEmpty();
                });
        return unknown.size();
    }

    private static void awaitQuiet(Oracle oracle) {
        Awaitility.await("nothing to be in flight")
                .atMost(RECOVERY)
                .pollInterval(Duration.ofMillis(200))
                .until(oracle::isQuiet);
    }

    private static Duration since(long start) {
        return Duration.ofNanos(System.nanoTime() - start);
    }
}
