// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.standalone.scenario;

import java.io.IOException;

/** The payee's ledger is down when the money comes. */
final class LedgerDown implements Scenario {

    private final Installation installation;

    LedgerDown(Installation installation) {
        this.installation = installation;
    }

    @Override
    public Script script() {
        return new Script(
                "ledger-down",
                "The payee's ledger is down",
                "Ledger beta is stopped, a transfer to it is made, and beta is started again.",
                "The debit is accepted. The saga waits, counts no failed attempt and refunds nothing, since the credit"
                        + " could still happen; when the ledger is back, it does.");
    }

    @Override
    public boolean disturbsOthers() {
        return true;
    }

    @Override
    public String play(Stage stage) throws Surprise, IOException, InterruptedException {
        Payment payment = stage.open("100.00", "0.00", "CNY");
        try {
            installation.stop("beta");
            stage.expect(!stage.beta().answers(), "Ledger beta still answers.");
            stage.tell("Ledger beta is stopped.");
            String transfer = stage.pay(payment, "10.00");
            SagaSeen waiting = stage.awaitSaga(transfer, "the saga to start", saga -> true);
            stage.expect(!waiting.hasEnded(), "The saga is " + waiting.state() + " while its ledger is down.");
            stage.tell("The saga is %s; the credit's command waits in the broker.".formatted(waiting.state()));
            installation.start("beta");
            stage.tell("Ledger beta is started again.");
            SagaSeen saga = stage.awaitEnd(transfer, "COMPLETED");
            stage.expect(saga.count("CreditAttemptFailed") == 0, "An attempt failed: " + saga.history());
            return "The saga waited, and is COMPLETED without a failed attempt. "
                    + stage.expectBalances(payment, "90.00", "10.00");
        } finally {
            installation.start("beta");
        }
    }
}
