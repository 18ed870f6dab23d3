// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.account.ledger;

import io.transfersaga.events.AccountId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.jspecify.annotations.Nullable;

/**
 * The account rows that one unit of work has locked, and what it will write: all of it together, in few statements,
 * while the root unit of work prepares its commit.
 */
final class BooksInHand {

    private static final String RESOURCE = BooksInHand.class.getName();

    private final UnitOfWork<?> root;
    private final LedgerTables tables;
    private final Map<AccountId, @Nullable AccountRow> locked = new HashMap<>();
    private final Set<StoredAccount> changed = new LinkedHashSet<>();
    private final List<Entry> abandoned = new ArrayList<>();
    private boolean willWrite;

    private BooksInHand(UnitOfWork<?> root, LedgerTables tables) {
        this.root = root;
        this.tables = tables;
    }

    static BooksInHand current(LedgerTables tables) {
        UnitOfWork<?> root = CurrentUnitOfWork.get().root();
        return root.getOrComputeResource(RESOURCE, key -> new BooksInHand(root, tables));
    }

    /**
     * Locks those that are not locked yet; one statement, in the order of their ids, so that no two can wait for each
     * other.
     */
    void lock(Collection<AccountId> accounts) {
        Set<AccountId> missing = new TreeSet<>(accounts);
        missing.removeAll(locked.keySet());
        if (!missing.isEmpty()) {
            missing.forEach(account -> locked.put(account, null));
            tables.lockAccounts(missing).forEach(row -> locked.put(row.accountId(), row));
        }
    }

    /** The row as it was when it was locked; null when there is no such account. */
    @Nullable
    AccountRow row(AccountId account) {
        lock(Collections.singleton(account));
        return locked.get(account);
    }

    void save(StoredAccount account) {
        changed.add(account);
        writeBeforeCommit();
    }

    void add(Entry abandonedCredit) {
        abandoned.add(abandonedCredit);
        writeBeforeCommit();
    }

    private void writeBeforeCommit() {
        if (!willWrite) {
            willWrite = true;
            root.onPrepareCommit(u -> write());
        }
    }

    private void write() {
        List<Entry> entries = new ArrayList<>(abandoned);
        changed.forEach(account -> entries.addAll(account.newEntries()));
        entries.sort(Comparator.comparing(Entry::transferId, Comparator.nullsFirst(Comparator.naturalOrder())));
        tables.insertAccounts(changed.stream().filter(StoredAccount::isNew).toList());
        tables.updateAccounts(changed.stream().filter(a -> !a.isNew()).toList());
        tables.insertEntries(entries);
    }
}
