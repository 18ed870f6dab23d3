// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.standalone.benchmark;

import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * Rounds in which each contender has its turn under each load, so that whatever disturbs the machine meets all alike.
 */
final class Comparison {

    private final List<Contender> contenders;
    private final Function<Contender, Meter> meters;

    Comparison(List<Contender> contenders, Function<Contender, Meter> meters) {
        this.contenders = contenders;
        this.meters = meters;
    }

    /** @param publisher of all rounds so far, after each of them */
    void run(BenchmarkSettings settings, Publisher publisher) throws Exception {
        Set<Long> warm = new HashSet<>();
        for (Contender contender : contenders) {
            boolean cold = warm.addAll(contender.processes().values());
            contender.run(cold ? settings.first() : settings.firstOfWarm(), Contender.Window.UNWATCHED);
        }
        var results = new Results();
        for (int round = 1; round <= settings.rounds(); round++) {
            for (Load load : settings.allLoads()) {
                for (Contender contender : contenders) {
                    Meter meter = meters.apply(contender);
                    Recording recording = contender.run(load, meter);
                    results.add(new Result(contender.name(), load, round, recording, meter.costs()));
                }
            }
            publisher.publish(results);
        }
    }

    /** Who makes something of results. */
    interface Publisher {

        void publish(Results results) throws IOException;
    }
}
