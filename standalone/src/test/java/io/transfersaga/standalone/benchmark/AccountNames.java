// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.standalone.benchmark;

import java.util.Random;

/**
 * Which accounts transfers are between.
 *
 * @param sources accounts on the source's ledger
 * @param targets accounts on the target's ledger
 */
record AccountNames(int sources, int targets) {

    static String source(Object number) {
        return "alpha:load-" + number;
    }

    static String target(Object number) {
        return "beta:load-" + number;
    }

    String anySource(Random random) {
        return source(random.nextInt(sources));
    }

    String anyTarget(Random random) {
        return target(random.nextInt(targets));
    }
}
