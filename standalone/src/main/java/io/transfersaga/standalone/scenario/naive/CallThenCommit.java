// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.standalone.scenario.naive;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;

/**
 * WRONG: calls the other ledger over HTTP inside the transaction, and commits if that went well. A commit that fails
 * does not undo the call, and a call without an answer may have been carried out.
 */
public final class CallThenCommit {

    private final NaiveLedger source;
    private final NaiveParticipant participant;

    public CallThenCommit(NaiveLedger source, NaiveParticipant participant) {
        this.source = source;
        this.participant = participant;
    }

    /**
     * @param meanwhile between the call and the commit
     * @throws IOException when there is no good answer; the debit is rolled back then
     */
    public void transfer(String from, String to, long amount, Meanwhile meanwhile)
            throws IOException, SQLException, InterruptedException {
        try (Connection transaction = source.begin()) {
            source.add(transaction, from, -amount);
            participant.call(to, amount);
            meanwhile.happens();
            transaction.commit();
        }
    }
}
