// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.standalone.scenario;

import io.transfersaga.events.Topics;
import io.transfersaga.rocketmq.RocketMqSettings;
import io.transfersaga.standalone.scenario.Watch.Word;
import io.transfersaga.standalone.scenario.Wire.Fate;
import java.io.IOException;
import java.util.Map;

/** The half message is stored, and then the debit is rolled back. */
final class LocalTransactionFails implements Scenario {

    private final Wire wire;
    private final RocketMqSettings settings;

    LocalTransactionFails(Wire wire, RocketMqSettings settings) {
        this.wire = wire;
        this.settings = settings;
    }

    @Override
    public Script script() {
        return new Script(
                "local-transaction-fails",
                "The local transaction is rolled back",
                "The payer has 5.00 and sends 10.00: the half message is stored, the debit's transaction rolled back."
                        + " Then 10.00 are paid in, and the request is repeated with the same key.",
                "The broker is told ROLLBACK, nobody sees the message, there is no saga, and no trace of the key: the"
                        + " repeated request is a new transfer, and completes.");
    }

    @Override
    public boolean needsTransactionalMessages() {
        return true;
    }

    @Override
    public String play(Stage stage) throws Surprise, IOException, InterruptedException {
        Payment payment = stage.open("5.00", "0.00", "CNY");
        Map<String, String> order = payment.of("10.00");
        String key = stage.unique("order");
        try (Watch watch = wire.watch(payment.payer(), Fate.ARRIVES);
                BrokerDesk desk = BrokerDesk.open(settings)) {
            Reply refusal = stage.alpha().transfer(order, key).expect(422);
            String refused = stage.await("the half message", watch::transferId);
            stage.tell("%d %s. The half message of transfer %s was stored before."
                    .formatted(refusal.status(), refusal.problem(), refused));
            Word word = stage.await("the end of the transaction", watch::ownWord);
            stage.tell(word.at(), "The ledger told the broker %s.".formatted(word.resolution()));
            stage.expect(word.resolution().equals("ROLLBACK"), "The broker was told " + word.resolution() + ".");

            stage.alpha().deposit(payment.payer(), "10.00", "CNY", key);
            stage.tell("10.00 CNY paid in.");
            String transfer = stage.accepted(stage.alpha().transfer(order, key), "10.00");
            stage.awaitEnd(transfer, "COMPLETED");
            stage.await(
                    "the broker's index",
                    () -> desk.find(Topics.MONEY_DEBITED, transfer).stream().findFirst());
            stage.expect(
                    desk.find(Topics.MONEY_DEBITED, refused).isEmpty(),
                    "The message of the refused transfer is visible.");
            stage.expect(stage.saga(refused).isEmpty(), "The refused transfer has a saga.");
            stage.tell("On the topic money-debited there is the second transfer's message, and none of the first.");
            return "The broker was told ROLLBACK, and nobody saw the message; repeated, the request went through. "
                    + stage.expectBalances(payment, "5.00", "10.00");
        }
    }
}
