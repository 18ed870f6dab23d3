// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.standalone.scenario;

import java.io.IOException;

/** The payee cannot be paid. */
final class CreditFails implements Scenario {

    @Override
    public Script script() {
        return new Script(
                "credit-fails-for-good",
                "The credit fails for good",
                "The payee's account is frozen and stays so. With the default back-off this takes some 15 seconds.",
                "Every attempt fails, the credit is abandoned, and the payer gets the money back: REFUNDED.");
    }

    @Override
    public String play(Stage stage) throws Surprise, IOException, InterruptedException {
        Payment payment = stage.open("100.00", "0.00", "CNY");
        stage.beta().freeze(payment.payee());
        stage.tell("The payee's account is frozen.");
        try {
            String transfer = stage.pay(payment, "10.00");
            SagaSeen saga = stage.awaitEnd(transfer, "REFUNDED");
            long failed = saga.count("CreditAttemptFailed");
            stage.expect(
                    failed == saga.maxAttempts() && saga.count("CreditAbandoned") == 1,
                    "%d of %d attempts failed; then: %s.".formatted(failed, saga.maxAttempts(), saga.history()));
            return "All %d attempts failed, the credit was abandoned, and the saga is REFUNDED. ".formatted(failed)
                    + stage.expectBalances(payment, "100.00", "0.00");
        } finally {
            stage.beta().unfreeze(payment.payee());
        }
    }
}
