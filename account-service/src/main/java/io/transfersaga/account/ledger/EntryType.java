// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.account.ledger;

/** What a line of a statement is; the type tells the way the money went. */
public enum EntryType {
    OPENED,
    DEPOSIT,
    DEBIT,
    CREDIT,
    REFUND
}
