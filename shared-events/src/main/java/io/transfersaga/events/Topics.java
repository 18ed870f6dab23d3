// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.events;

import io.transfersaga.events.TransferMessage.AbandonCredit;
import io.transfersaga.events.TransferMessage.Command;
import io.transfersaga.events.TransferMessage.CreditAccount;
import io.transfersaga.events.TransferMessage.MoneyDebited;
import io.transfersaga.events.TransferMessage.RefundAccount;
import io.transfersaga.events.TransferMessage.TransferCompleted;

/** Where each message goes. */
public final class Topics {

    /** Transactional messages of the source ledgers; normal ones as well, from their reconcilers. */
    public static final String MONEY_DEBITED = "money-debited";

    /** What the ledgers answer to the saga's commands. */
    public static final String TRANSFER_EVENTS = "transfer-events";

    private Topics() {}

    /** The saga's commands to one ledger. */
    public static String ledger(String ledger) {
        return "ledger-" + ledger;
    }

    public static String of(TransferMessage message) {
        if (message instanceof Command command) {
            return ledger(receiver(command));
        }
        return message instanceof MoneyDebited ? MONEY_DEBITED : TRANSFER_EVENTS;
    }

    private static String receiver(Command command) {
        Transfer transfer = command.transfer();
        if (command instanceof CreditAccount || command instanceof AbandonCredit) {
            return transfer.targetAccountId().ledger();
        }
        if (command instanceof RefundAccount || command instanceof TransferCompleted) {
            return transfer.sourceAccountId().ledger();
        }
        throw new IllegalArgumentException("no ledger takes " + command);
    }
}
