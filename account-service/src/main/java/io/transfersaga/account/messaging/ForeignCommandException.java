// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.account.messaging;

import io.transfersaga.events.TransferMessage.Command;

/** A command that belongs to another ledger came here: its sender is broken, and repeating will not help. */
final class ForeignCommandException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    ForeignCommandException(Command command) {
        super(command.getClass().getSimpleName() + " of " + command.transferId() + " is for another ledger");
    }
}
