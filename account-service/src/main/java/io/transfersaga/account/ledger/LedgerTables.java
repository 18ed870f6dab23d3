// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.account.ledger;

import static io.transfersaga.account.ledger.Columns.time;

import io.transfersaga.events.AccountId;
import io.transfersaga.events.Money;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.jdbc.core.JdbcTemplate;

/** The statements on the tables {@code account} and {@code entry}. */
final class LedgerTables {

    private final JdbcTemplate jdbc;

    LedgerTables(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    Optional<AccountRow> find(AccountId account) {
        return jdbc
                .query(
                        "select " + AccountRow.COLUMNS + " from account where account_id = ?",
                        AccountRow::read,
                        account.toString())
                .stream()
                .findFirst();
    }

    List<AccountRow> lockAccounts(Collection<AccountId> sorted) {
        if (sorted.size() == 1) {
            return jdbc.query(
                    "select " + AccountRow.COLUMNS + " from account where account_id = ? for update",
                    AccountRow::read,
                    sorted.iterator().next().toString());
        }
        return jdbc.query(
                "select " + AccountRow.COLUMNS
                        + " from account where account_id = any(?) order by account_id for update",
                AccountRow::read,
                Columns.texts(sorted));
    }

    void insertAccounts(List<StoredAccount> accounts) {
        insert("""
                insert into account (account_id, currency, digits, balance, status, version, opening_balance, opened_at)
                values (?, ?, ?, ?, ?, ?, ?, ?)""", accounts.stream().map(LedgerTables::newRow).toList());
    }

    private static @Nullable Object[] newRow(StoredAccount account) {
        Money balance = account.state().balance();
        return new @Nullable Object[] {
            account.accountId().toString(),
            balance.currency().code(),
            balance.currency().digits(),
            balance.minorUnits(),
            account.state().status().name(),
            account.nextVersion(),
            balance.minorUnits(),
            time(account.lastChange())
        };
    }

    /** The version is no lock, the row is locked: it catches whoever changes a row without that. */
    void updateAccounts(List<StoredAccount> accounts) {
        if (accounts.isEmpty()) {
            return;
        }
        int[] counts = jdbc.batchUpdate(
                "update account set balance = ?, status = ?, version = ? where account_id = ? and version = ?",
                accounts.stream().map(LedgerTables::changedRow).toList());
        for (int count : counts) {
            if (count == 0) {
                throw new OptimisticLockingFailureException("an account changed although its row was locked");
            }
        }
    }

    private static Object[] changedRow(StoredAccount account) {
        return new Object[] {
            account.state().balance().minorUnits(),
            account.state().status().name(),
            account.nextVersion(),
            account.accountId().toString(),
            account.loadedVersion()
        };
    }

    void insertEntries(List<Entry> entries) {
        insert("""
                insert into entry (account_id, seq, type, transfer_id, amount, currency, digits, balance_after, outcome, reason, at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""", entries.stream().map(LedgerTables::newRow).toList());
    }

    private static @Nullable Object[] newRow(Entry entry) {
        return new @Nullable Object[] {
            entry.accountId().toString(),
            entry.seq(),
            entry.type().name(),
            entry.transferId() == null ? null : entry.transferId().value(),
            entry.amount().minorUnits(),
            entry.amount().currency().code(),
            entry.amount().currency().digits(),
            entry.balanceAfter() == null ? null : entry.balanceAfter().minorUnits(),
            entry.outcome(),
            Columns.slug(entry.reason()),
            time(entry.at())
        };
    }

    private void insert(String statement, List<@Nullable Object[]> rows) {
        if (rows.size() == 1) {
            jdbc.update(statement, rows.get(0));
        } else if (!rows.isEmpty()) {
            jdbc.batchUpdate(statement, rows);
        }
    }
}
