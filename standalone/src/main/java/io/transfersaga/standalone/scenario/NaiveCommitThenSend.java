// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.standalone.scenario;

import io.transfersaga.rocketmq.BrokerUnavailableException;
import io.transfersaga.rocketmq.RocketMqSettings;
import io.transfersaga.standalone.scenario.naive.CommitThenSend;
import io.transfersaga.standalone.scenario.naive.MoneyTaken;
import java.io.IOException;
import java.sql.SQLException;

/** A wrong way and the right one, when what follows the commit is lost. */
final class NaiveCommitThenSend implements Scenario {

    private final RocketMqSettings settings;
    private final Scenario rightWay;

    NaiveCommitThenSend(RocketMqSettings settings, Scenario rightWay) {
        this.settings = settings;
        this.rightWay = rightWay;
    }

    @Override
    public Script script() {
        return new Script(
                "naive-commit-then-send",
                "The wrong way: commit, then send",
                "A naive bank commits the debit and then sends its message; between the two it loses the broker. It"
                        + " comes back, and makes another transfer. Beside it the right way, which is cut off at the"
                        + " same place.",
                "The other transfer arrives; of the first one nobody knows, and 10 of 100 are lost. The broker asks for"
                        + " the end of a half message, so that the right way completes.");
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
        try (NaiveBank bank = NaiveBank.open(stage)) {
            loseAMessage(stage, bank);
            try (OwnTopic<MoneyTaken> topic = bank.topic(script().name(), settings, stage)) {
                stage.await("the naive bank's connection", topic::connected);
                new CommitThenSend(bank.source(), topic::send)
                        .transfer(NaiveBank.PAYER, bank.payee(), 5, () -> stage.tell("It is back, and transfers 5."));
                bank.awaitPayee(stage, 5);
            }
            return bank.expectSum(stage, 90);
        }
    }

    private void loseAMessage(Stage stage, NaiveBank bank) throws Surprise, SQLException, InterruptedException {
        OwnTopic<MoneyTaken> topic = bank.topic(script().name(), settings, stage);
        try {
            stage.await("the naive bank's connection", topic::connected);
            new CommitThenSend(bank.source(), topic::send).transfer(NaiveBank.PAYER, bank.payee(), 10, topic::close);
            throw new Surprise("The naive bank's message went out though its connection was closed.");
        } catch (BrokerUnavailableException e) {
            stage.tell("The wrong way: the debit of 10 is committed, and its message was not sent: " + e.getMessage());
        } finally {
            topic.close();
        }
    }
}
