// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.account.messaging;

import io.transfersaga.account.ledger.TransferStatus;
import org.jspecify.annotations.Nullable;

/** What the source's ledger does about a command: decided by the transfer's status. */
enum SourceStep {
    /** Give the money back, whatever the account's status is, and say so. */
    REFUND,
    /** The money is back: say so, again. */
    ANSWER_REFUNDED,
    /** The transfer is over. */
    COMPLETE,
    /** Known already. */
    NOTHING,
    /** Cannot happen: write nothing, send nothing, and let people know. */
    INCIDENT;

    /** @param status null when the transfer did not start here */
    static SourceStep onRefund(@Nullable TransferStatus status) {
        if (status == null) {
            return INCIDENT;
        }
        return switch (status) {
            case DEBITED -> REFUND;
            case REFUNDED -> ANSWER_REFUNDED;
            case COMPLETED -> INCIDENT;
        };
    }

    /** @param status null when the transfer did not start here */
    static SourceStep onCompleted(@Nullable TransferStatus status) {
        if (status == null) {
            return INCIDENT;
        }
        return switch (status) {
            case DEBITED -> COMPLETE;
            case REFUNDED -> INCIDENT;
            case COMPLETED -> NOTHING;
        };
    }
}
