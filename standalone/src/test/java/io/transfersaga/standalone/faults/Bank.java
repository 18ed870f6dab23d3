// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.standalone.faults;

import io.transfersaga.standalone.endtoend.TransferSystem;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** The accounts of a run: rich ones, poor ones, one that is frozen and one that nobody opened. */
final class Bank {

    static final String CURRENCY = "CNY";

    private static final int RICH = 5;

    private final List<String> ledgers;
    private final List<String> accounts = new ArrayList<>();
    private final String frozen;

    /** @param ledgers that have accounts; the frozen one is at beta */
    Bank(TransferSystem system, List<String> ledgers) {
        this.ledgers = List.copyOf(ledgers);
        for (String ledger : ledgers) {
            for (int i = 0; i < RICH; i++) {
                accounts.add(system.ledger(ledger).open("10000.00", CURRENCY));
            }
            accounts.add(system.ledger(ledger).open("5.00", CURRENCY));
        }
        frozen = system.ledger("beta").open("0.00", CURRENCY);
        system.ledger("beta").freeze(frozen);
    }

    List<String> ledgers() {
        return ledgers;
    }

    String rich(String ledger) {
        return accounts.get(ledgers.indexOf(ledger) * (RICH + 1));
    }

    String poor(String ledger) {
        return accounts.get(ledgers.indexOf(ledger) * (RICH + 1) + RICH);
    }

    /** On beta. */
    String frozen() {
        return frozen;
    }

    String anyAccount(Random random) {
        return accounts.get(random.nextInt(accounts.size()));
    }

    /** Mostly one that takes the money. */
    String anyTarget(Random random) {
        int dice = random.nextInt(40);
        if (dice == 0) {
            return "beta:nobody";
        }
        return dice <= 2 ? frozen : anyAccount(random);
    }

    List<String> accounts() {
        List<String> all = new ArrayList<>(accounts);
        all.add(frozen);
        return all;
    }
}
