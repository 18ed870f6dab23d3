// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.account.messaging;

import io.transfersaga.account.ledger.Accounts;
import io.transfersaga.account.ledger.LedgerId;
import io.transfersaga.events.AccountId;
import io.transfersaga.events.TransferMessage.AbandonCredit;
import io.transfersaga.events.TransferMessage.Command;
import io.transfersaga.events.TransferMessage.CreditAccount;
import io.transfersaga.events.TransferMessage.RefundAccount;
import io.transfersaga.events.TransferMessage.TransferCompleted;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.stereotype.Component;

/**
 * Handles the saga's commands, many in one transaction: locks every account that they touch, reads what is settled,
 * decides each, and publishes the answers, which wait for the commit.
 */
@Component
class LedgerCommands {

    private final LedgerId ledger;
    private final Accounts accounts;
    private final CreditCommands credits;
    private final SourceCommands source;

    LedgerCommands(LedgerId ledger, Accounts accounts, CreditCommands credits, SourceCommands source) {
        this.ledger = ledger;
        this.accounts = accounts;
        this.credits = credits;
        this.source = source;
    }

    /**
     * @return what cannot happen and came all the same
     * @throws ForeignCommandException when one of them is for another ledger; nothing is written then
     */
    List<Incident> handle(List<Command> commands) {
        Set<AccountId> touched = new TreeSet<>();
        List<Command> creditCommands = new ArrayList<>();
        List<RefundAccount> refunds = new ArrayList<>();
        List<TransferCompleted> completions = new ArrayList<>();
        for (Command command : commands) {
            AccountId account = ownAccount(command);
            if (command instanceof TransferCompleted completed) {
                completions.add(completed);
                continue;
            }
            touched.add(account);
            if (command instanceof RefundAccount refund) {
                refunds.add(refund);
            } else {
                creditCommands.add(command);
            }
        }
        Set<AccountId> existing = accounts.lock(touched);
        List<Incident> incidents = new ArrayList<>(source.complete(completions));
        credits.handle(creditCommands, existing);
        incidents.addAll(source.refund(refunds));
        return incidents;
    }

    private AccountId ownAccount(Command command) {
        AccountId account = command instanceof CreditAccount || command instanceof AbandonCredit
                ? command.transfer().targetAccountId()
                : command.transfer().sourceAccountId();
        if (!ledger.owns(account)) {
            throw new ForeignCommandException(command);
        }
        return account;
    }
}
