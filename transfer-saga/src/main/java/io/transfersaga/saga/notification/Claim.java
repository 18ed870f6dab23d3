// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.saga.notification;

import io.transfersaga.events.TransferId;

/**
 * An attempt that this process has taken upon itself.
 *
 * @param receiver host and port
 * @param attempt its number, counted from 1 over all that were ever begun for this transfer
 * @param tries the same since the schedule began
 */
record Claim(String receiver, int attempt, int tries, String callbackUrl, EndedTransfer transfer) {

    TransferId transferId() {
        return transfer.id();
    }
}
