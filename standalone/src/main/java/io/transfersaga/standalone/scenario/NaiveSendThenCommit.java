// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.standalone.scenario;

import io.transfersaga.rocketmq.RocketMqSettings;
import io.transfersaga.standalone.scenario.naive.MoneyTaken;
import io.transfersaga.standalone.scenario.naive.SendThenCommit;
import java.io.IOException;
import java.sql.SQLException;

/** A wrong way and the right one, under a local transaction that fails. */
final class NaiveSendThenCommit implements Scenario {

    private final RocketMqSettings settings;
    private final Scenario rightWay;

    NaiveSendThenCommit(RocketMqSettings settings, Scenario rightWay) {
        this.settings = settings;
        this.rightWay = rightWay;
    }

    @Override
    public Script script() {
        return new Script(
                "naive-send-then-commit",
                "The wrong way: send, then commit",
                "A naive bank sends its message inside the transaction, before the commit; the database ends the"
                        + " session, and the commit fails. Beside it the right way, whose local transaction fails too.",
                "The naive payee is credited and the payer never debited: 10 of 100 are created. A half message is seen"
                        + " by nobody until the commit.");
    }

    @Override
    public boolean needsTransactionalMessages() {
        return rightWay.needsTransactionalMessages();
    }

    @Override
    public String play(Stage stage) throws Surprise, IOException, SQLException, InterruptedException {
        return wrongWay(stage) + " The right way: " + rightWay.play(stage);
    }

    private String wrongWay(Stage stage) throws Surprise, SQLException, InterruptedException {
        try (NaiveBank bank = NaiveBank.open(stage);
                OwnTopic<MoneyTaken> topic = bank.topic(script().name(), settings, stage)) {
            stage.await("the naive bank's connection", topic::connected);
            var sender = new SendThenCommit(bank.source(), topic::send);
            try {
                sender.transfer(NaiveBank.PAYER, bank.payee(), 10, bank.source()::endSessions);
                throw new Surprise("The naive bank's commit went through though its session was ended.");
            } catch (SQLException e) {
                stage.tell("The wrong way: the message is sent, and the commit failed: " + e.getMessage());
            }
            bank.awaitPayee(stage, 10);
            return bank.expectSum(stage, 110);
        }
    }
}
