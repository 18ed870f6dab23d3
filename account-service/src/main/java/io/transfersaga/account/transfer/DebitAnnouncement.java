// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.account.transfer;

import io.transfersaga.events.TransferMessage.MoneyDebited;
import java.util.List;

/** Tells of debits if, and only if, they commit. */
public interface DebitAnnouncement {

    /** How a local transaction ended. */
    enum Ending {
        COMMITTED,
        /** Nothing of it remains, for certain. */
        ROLLED_BACK,
        /** The database did not say. */
        UNKNOWN
    }

    /** Debits that are about to run, all in one transaction. */
    @FunctionalInterface
    interface Attempt {

        /**
         * Runs them, once: all of them are made, or none.
         *
         * @param alongside writes more, in the debits' own transaction and only if that is going to commit; repeated
         *     when the transaction is
         */
        Ending run(Runnable alongside);
    }

    /**
     * Prepares the messages, at least one, then runs their debits, then lets the messages go or drops them.
     *
     * @throws io.transfersaga.rocketmq.BrokerUnavailableException when the messages could not be prepared; the debits
     *     did not run
     */
    void announce(List<MoneyDebited> messages, Attempt debits);
}
