// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.standalone.scenario;

import io.transfersaga.standalone.scenario.naive.CallThenCommit;
import io.transfersaga.standalone.scenario.naive.NaiveParticipant;
import java.io.IOException;
import java.net.http.HttpTimeoutException;
import java.sql.SQLException;

/** A wrong way, which fails in two ways, and the right one. */
final class NaiveHttpCall implements Scenario {

    private final Scenario rightWay;

    NaiveHttpCall(Scenario rightWay) {
        this.rightWay = rightWay;
    }

    @Override
    public Script script() {
        return new Script(
                "naive-http-call",
                "The wrong way: call the other ledger inside the transaction",
                "A naive bank debits, calls the payee's ledger over HTTP, and commits. Once the commit fails after the"
                        + " call; once the ledger does what it is asked to but answers too late. Beside it the right"
                        + " way, whose messages all come twice, as they do when answers get lost.",
                "Both times the payee is credited and the payer is not debited: 20 of 100 are created. The right way may"
                        + " repeat whatever was not answered, and pays once.");
    }

    @Override
    public String play(Stage stage) throws Surprise, IOException, SQLException, InterruptedException {
        return wrongWay(stage) + " The right way: " + rightWay.play(stage);
    }

    private static String wrongWay(Stage stage) throws Surprise, IOException, SQLException, InterruptedException {
        try (NaiveBank bank = NaiveBank.open(stage);
                NaiveParticipant participant = NaiveParticipant.open(bank.target())) {
            var caller = new CallThenCommit(bank.source(), participant);
            failToCommit(stage, bank, caller);
            participant.becomeSlow();
            giveUpWaiting(stage, bank, caller);
            bank.awaitPayee(stage, 20);
            return bank.expectSum(stage, 120);
        }
    }

    private static void failToCommit(Stage stage, NaiveBank bank, CallThenCommit caller)
            throws Surprise, IOException, InterruptedException {
        try {
            caller.transfer(NaiveBank.PAYER, bank.payee(), 10, bank.source()::endSessions);
            throw new Surprise("The naive bank's commit went through though its session was ended.");
        } catch (SQLException e) {
            stage.tell("The wrong way: the payee's ledger said yes, and the commit failed: " + e.getMessage());
        }
    }

    private static void giveUpWaiting(Stage stage, NaiveBank bank, CallThenCommit caller)
            throws Surprise, IOException, SQLException, InterruptedException {
        try {
            caller.transfer(NaiveBank.PAYER, bank.payee(), 10, () -> {});
            throw new Surprise("The naive bank got an answer that should have been late.");
        } catch (HttpTimeoutException e) {
            stage.tell("The wrong way: no answer in time, so the debit is rolled back: " + e.getMessage());
        }
    }
}
