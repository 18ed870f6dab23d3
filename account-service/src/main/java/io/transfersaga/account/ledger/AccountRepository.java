// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.account.ledger;

import io.transfersaga.events.AccountId;
import java.util.concurrent.Callable;
import org.axonframework.eventhandling.EventBus;
import org.axonframework.modelling.command.AbstractRepository;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.modelling.command.inspection.AggregateModel;

/**
 * Keeps each account's state in its row, and writes the lines of its statement beside it.
 *
 * <p>The state is read under the row's lock, in the transaction that will write it, so it is never stale; and the row's
 * lock is why there is none of Axon's in the JVM: it holds across instances as well, and until the commit.
 */
final class AccountRepository extends AbstractRepository<Account, StoredAccount> {

    static final String NAME = "accountRepository";

    private final LedgerTables tables;
    private final EventBus events;

    private AccountRepository(Builder builder) {
        super(builder);
        this.tables = builder.tables;
        this.events = builder.events;
    }

    static AccountRepository of(LedgerTables tables, EventBus events) {
        return new AccountRepository(new Builder(tables, events));
    }

    @Override
    protected StoredAccount doCreateNew(Callable<Account> factory) throws Exception {
        return StoredAccount.opened(factory, aggregateModel(), events);
    }

    @Override
    protected StoredAccount doLoad(String accountId, Long expectedVersion) {
        AccountRow row = BooksInHand.current(tables).row(AccountId.of(accountId));
        if (row == null) {
            throw new AggregateNotFoundException(accountId, "there is no such account");
        }
        AggregateModel<Account> model = aggregateModel();
        return StoredAccount.of(row, model, events);
    }

    @Override
    protected void doSave(StoredAccount account) {
        if (account.hasChanged()) {
            BooksInHand.current(tables).save(account);
        }
    }

    /** @throws IllegalStateException always: a closed account stays */
    @Override
    protected void doDelete(StoredAccount account) {
        throw new IllegalStateException("accounts are closed, not deleted: " + account.accountId());
    }

    private static final class Builder extends AbstractRepository.Builder<Account> {

        private final LedgerTables tables;
        private final EventBus events;

        Builder(LedgerTables tables, EventBus events) {
            super(Account.class);
            this.tables = tables;
            this.events = events;
        }
    }
}
