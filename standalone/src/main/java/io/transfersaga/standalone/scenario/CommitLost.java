// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.standalone.scenario;

import io.transfersaga.standalone.scenario.Watch.Word;
import io.transfersaga.standalone.scenario.Wire.Fate;
import java.io.IOException;

/** The debit is committed, and the broker never hears of it: it asks. */
final class CommitLost implements Scenario {

    private final Wire wire;

    CommitLost(Wire wire) {
        this.wire = wire;
    }

    @Override
    public Script script() {
        return new Script(
                "commit-lost",
                "The end of the debit's transaction is lost",
                "The ledger commits the debit, and the request that would make its half message visible is lost.",
                "Nobody sees the message until the broker asks the ledger (check-back). The ledger finds the debit and"
                        + " answers COMMIT, the saga starts after that, and the transfer completes.");
    }

    @Override
    public boolean needsTransactionalMessages() {
        return true;
    }

    @Override
    public String play(Stage stage) throws Surprise, IOException, InterruptedException {
        Payment payment = stage.open("100.00", "0.00", "CNY");
        try (Watch watch = wire.watch(payment.payer(), Fate.LOST)) {
            String transfer = stage.pay(payment, "10.00");
            Word lost = stage.await("the end of the transaction", watch::ownWord);
            stage.tell(lost.at(), "The ledger's end of the transaction, %s, is lost.".formatted(lost.resolution()));
            stage.tell("%s, saga: %s."
                    .formatted(
                            stage.alpha().status(transfer),
                            stage.saga(transfer).map(SagaSeen::state).orElse("none")));
            Word answer = stage.await("the broker to ask", watch::checkBack);
            stage.tell(
                    answer.at(),
                    "Check-back: the broker asked, and the ledger answered %s.".formatted(answer.resolution()));
            stage.expect(answer.resolution().equals("COMMIT"), "The ledger answered " + answer.resolution() + ".");
            SagaSeen saga = stage.awaitEnd(transfer, "COMPLETED");
            stage.expect(
                    !saga.startedAt().isBefore(answer.at()),
                    "The saga started before the check-back: the ledger's reconciler was faster.");
            return "The broker asked, and at %s the ledger answered %s; the saga started at %s and is COMPLETED. "
                            .formatted(answer.at(), answer.resolution(), saga.startedAt())
                    + stage.expectBalances(payment, "90.00", "10.00");
        }
    }
}
