// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.account.ledger;

import io.transfersaga.events.AccountId;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.springframework.stereotype.Component;

/** The way to the accounts: lock, then ask. */
@Component
public class Accounts {

    private final LedgerTables tables;
    private final CommandGateway commands;

    Accounts(LedgerTables tables, CommandGateway commands) {
        this.tables = tables;
        this.commands = commands;
    }

    /** An account as it was committed last. Good for showing, no good for deciding. */
    public Optional<AccountState> find(AccountId account) {
        return tables.find(account).map(AccountRow::state);
    }

    /**
     * Locks the accounts until the transaction ends; a unit of work that touches several calls this once, with all of
     * them.
     *
     * @return the ids of those that exist
     */
    public Set<AccountId> lock(Collection<AccountId> accounts) {
        var books = BooksInHand.current(tables);
        books.lock(accounts);
        Set<AccountId> existing = new TreeSet<>(accounts);
        existing.removeIf(account -> books.row(account) == null);
        return existing;
    }

    /** Sends a command to an account that exists, inside a unit of work and its transaction. */
    public Decision ask(AccountCommand command) {
        return commands.sendAndWait(command);
    }

    void open(AccountCommand.Open command) {
        commands.sendAndWait(command);
    }
}
