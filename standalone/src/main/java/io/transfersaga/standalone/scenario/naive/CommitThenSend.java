// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.standalone.scenario.naive;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.Consumer;

/** WRONG: commits first and sends then. Nobody remembers that there was something to send. */
public final class CommitThenSend {

    private final NaiveLedger source;
    private final Consumer<MoneyTaken> topic;

    public CommitThenSend(NaiveLedger source, Consumer<MoneyTaken> topic) {
        this.source = source;
        this.topic = topic;
    }

    /** @param meanwhile between committing and sending */
    public void transfer(String from, String to, long amount, Meanwhile meanwhile) throws SQLException {
        try (Connection transaction = source.begin()) {
            source.add(transaction, from, -amount);
            transaction.commit();
        }
        meanwhile.happens();
        topic.accept(new MoneyTaken(to, amount));
    }
}
