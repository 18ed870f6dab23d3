// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.standalone.benchmark;

import io.transfersaga.standalone.endtoend.Order;
import java.util.Random;

/**
 * Between which accounts transfers are.
 *
 * @param name of the contender, after whom the accounts are named
 * @param from the ledger of the source
 * @param to the ledger of the target
 * @param sources accounts there
 * @param targets accounts there
 * @param refused of a hundred transfers, those to an account that does not exist, whose money comes back
 */
record Route(String name, String from, String to, int sources, int targets, int refused) {

    String source(Object number) {
        return from + ":" + name + "-from-" + number;
    }

    String target(Object number) {
        return to + ":" + name + "-to-" + number;
    }

    Route between(String ledger, String other) {
        return new Route(name, ledger, other, sources, targets, refused);
    }

    Route among(int sources, int targets) {
        return new Route(name, from, to, sources, targets, refused);
    }

    Route refusing(int refused) {
        return new Route(name, from, to, sources, targets, refused);
    }

    /** A transfer between any two of them, as JSON. */
    String order(Random random) {
        Object target = random.nextInt(100) < refused ? "nobody" : random.nextInt(targets);
        return Order.cny(source(random.nextInt(sources)), target(target), "0.01")
                .json();
    }
}
