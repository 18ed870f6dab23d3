// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.standalone.scenario.naive;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.Consumer;

/** WRONG: sends first and commits then. A commit that fails does not take the message back. */
public final class SendThenCommit {

    private final NaiveLedger source;
    private final Consumer<MoneyTaken> topic;

    public SendThenCommit(NaiveLedger source, Consumer<MoneyTaken> topic) {
        this.source = source;
        this.topic = topic;
    }

    /** @param meanwhile between sending and committing */
    public void transfer(String from, String to, long amount, Meanwhile meanwhile) throws SQLException {
        try (Connection transaction = source.begin()) {
            source.add(transaction, from, -amount);
            topic.accept(new MoneyTaken(to, amount));
            meanwhile.happens();
            transaction.commit();
        }
    }
}
