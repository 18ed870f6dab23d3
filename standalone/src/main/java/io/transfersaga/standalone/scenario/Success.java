// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.standalone.scenario;

import java.io.IOException;

/** Nothing goes wrong. */
final class Success implements Scenario {

    @Override
    public Script script() {
        return new Script(
                "success",
                "Nothing goes wrong",
                "A payer on ledger alpha sends 10.00 CNY to a payee on ledger beta.",
                "The saga is COMPLETED after one attempt; the payer has 10.00 less, the payee 10.00 more.");
    }

    @Override
    public String play(Stage stage) throws Surprise, IOException, InterruptedException {
        Payment payment = stage.open("100.00", "0.00", "CNY");
        String transfer = stage.pay(payment, "10.00");
        SagaSeen saga = stage.awaitEnd(transfer, "COMPLETED");
        stage.expect(saga.count("CreditAttemptFailed") == 0, "An attempt failed though nothing should have.");
        return "The saga is COMPLETED after one attempt. " + stage.expectBalances(payment, "90.00", "10.00");
    }
}
