// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.account.transfer;

import io.transfersaga.account.ledger.Refusal;
import io.transfersaga.account.ledger.StoredTransfer;
import io.transfersaga.account.transfer.DebitAnnouncement.Ending;

/** What came of one attempt at a debit. */
sealed interface DebitOutcome {

    /** What the broker is told about it. */
    default Ending ending() {
        return Ending.ROLLED_BACK;
    }

    /** Whether this answers the request. */
    default boolean isSettled() {
        return true;
    }

    /** Committed. */
    record Debited(StoredTransfer transfer) implements DebitOutcome {

        @Override
        public Ending ending() {
            return Ending.COMMITTED;
        }
    }

    /** The key is another transfer's, committed before: no attempt was made. */
    record Known(StoredTransfer transfer) implements DebitOutcome {}

    record Refused(Refusal reason) implements DebitOutcome {}

    record NoSuchAccount() implements DebitOutcome {}

    /**
     * Rolled back, and nobody knows yet whether another attempt has the key: it was taken, or something was locked for
     * too long.
     */
    record LookAgain() implements DebitOutcome {

        @Override
        public boolean isSettled() {
            return false;
        }
    }

    /** Rolled back only because another debit of the same transaction could not be made: nothing else is in the way. */
    record HeldUp() implements DebitOutcome {

        @Override
        public boolean isSettled() {
            return false;
        }
    }

    /** The broker did not take the announcement: no attempt was made. */
    record NotAnnounced() implements DebitOutcome {}

    /** Rolled back by a failure that neither the caller nor a concurrent attempt caused. */
    record Failed(RuntimeException cause) implements DebitOutcome {}

    /** The commit itself failed, and may have taken effect. */
    record Unknown(StoredTransfer transfer, RuntimeException cause) implements DebitOutcome {

        @Override
        public Ending ending() {
            return Ending.UNKNOWN;
        }
    }
}
