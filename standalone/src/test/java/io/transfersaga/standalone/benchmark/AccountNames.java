// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.standalone.benchmark;

import java.util.Random;

/**
 * Which accounts transfers are between.
 *
 * @param ledger of the source
 * @param sources accounts on it
 * @param targets accounts on the target's ledger
 * @param refused of a hundred transfers, those to an account that does not exist, whose money comes back
 */
record AccountNames(String ledger, int sources, int targets, int refused) {

    AccountNames of(String otherLedger) {
        return new AccountNames(otherLedger, sources, targets, refused);
    }

    String source(Object number) {
        return ledger + ":load-" + number;
    }

    String target(Object number) {
        return "beta:load-" + number;
    }

    String anySource(Random random) {
        return source(random.nextInt(sources));
    }

    String anyTarget(Random random) {
        return random.nextInt(100) < refused ? target("nobody") : target(random.nextInt(targets));
    }
}
