// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.account.transfer;

import io.transfersaga.events.TransferMessage.MoneyDebited;

/** Tells of a debit if, and only if, it commits. */
public interface DebitAnnouncement {

    /** How a local transaction ended. */
    enum Ending {
        COMMITTED,
        /** Nothing of it remains, for certain. */
        ROLLED_BACK,
        /** The database did not say. */
        UNKNOWN
    }

    /** A debit that is about to run. */
    @FunctionalInterface
    interface Attempt {

        /**
         * Runs it, once.
         *
         * @param alongside writes more, in the debit's own transaction and only if that is going to commit; repeated
         *     when the transaction is
         */
        Ending run(Runnable alongside);
    }

    /**
     * Prepares the message, then runs the debit, then lets the message go or drops it.
     *
     * @throws io.transfersaga.rocketmq.BrokerUnavailableException when the message could not be prepared; the debit did
     *     not run
     */
    void announce(MoneyDebited message, Attempt debit);
}
