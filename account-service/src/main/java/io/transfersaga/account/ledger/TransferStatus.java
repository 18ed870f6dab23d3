// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.account.ledger;

/** What the source's ledger knows about a transfer. */
public enum TransferStatus {
    /** The money has left the account; the outcome is not known here yet. */
    DEBITED,
    COMPLETED,
    REFUNDED
}
