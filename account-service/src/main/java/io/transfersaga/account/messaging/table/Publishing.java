// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.account.messaging.table;

/** How debits are told of. What the other way has left behind is taken care of in both. */
public enum Publishing {
    /** Inside a transactional message: no debit without a broker, and the broker asks what became of it. */
    TRANSACTIONAL_MESSAGE,
    /** By a row of the debit's transaction: no broker is needed to take a transfer. */
    MESSAGE_TABLE
}
