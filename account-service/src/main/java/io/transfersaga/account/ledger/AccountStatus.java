// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.account.ledger;

/** Whether money may move on an account. A refund is taken whatever the status is. */
public enum AccountStatus {
    ACTIVE,
    /** For a while: an incoming credit is tried again later. */
    FROZEN,
    /** For ever. */
    CLOSED
}
