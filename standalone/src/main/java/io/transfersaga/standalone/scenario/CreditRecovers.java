// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.standalone.scenario;

import java.io.IOException;

/** The payee cannot be paid, and then can. */
final class CreditRecovers implements Scenario {

    @Override
    public Script script() {
        return new Script(
                "credit-fails-then-recovers",
                "The credit fails, and then succeeds",
                "The payee's account is frozen when the money comes, and unfrozen after the first attempt has failed.",
                "The saga waits, tries again, and is COMPLETED.");
    }

    @Override
    public String play(Stage stage) throws Surprise, IOException, InterruptedException {
        Payment payment = stage.open("100.00", "0.00", "CNY");
        stage.beta().freeze(payment.payee());
        stage.tell("The payee's account is frozen.");
        try {
            String transfer = stage.pay(payment, "10.00");
            stage.awaitSaga(transfer, "an attempt to fail", saga -> saga.count("CreditAttemptFailed") > 0);
            stage.beta().unfreeze(payment.payee());
            stage.tell("An attempt has failed. The payee's account is unfrozen.");
            SagaSeen saga = stage.awaitEnd(transfer, "COMPLETED");
            return "After %d failed attempts the saga is COMPLETED. ".formatted(saga.count("CreditAttemptFailed"))
                    + stage.expectBalances(payment, "90.00", "10.00");
        } finally {
            stage.beta().unfreeze(payment.payee());
        }
    }
}
