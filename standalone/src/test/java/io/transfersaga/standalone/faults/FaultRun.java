// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.standalone.faults;

import io.transfersaga.standalone.endtoend.TransferSystem;
import java.time.Duration;
import java.util.List;

/** One run: load, faults, healing, and the question what became of every transfer. */
final class FaultRun {

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
        var bank = new Bank(system, List.of("alpha", "beta"));
        var history = new History();
        var load = new Load(system, bank, history);
        var nemesis = new Nemesis(victims, settings);
        var oracle = new Oracle(system, bank, history);
        var aftermath = new Aftermath(load, history, oracle);

        load.start(settings.clients(), settings.seed());
        nemesis.rage(settings.duration());
        load.stop();
        nemesis.heal();
        long healed = System.nanoTime();
        system.awaitReady();
        Duration ready = since(healed);
        aftermath.awaitQuiet();
        Duration recovered = since(healed);

        int unknown = aftermath.askAgain();
        aftermath.awaitQuiet();
        return new Report(database, settings, nemesis.done(), history, unknown, ready, recovered, oracle.check());
    }

    private static Duration since(long start) {
        return Duration.ofNanos(System.nanoTime() - start);
    }
}
