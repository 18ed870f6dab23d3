// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.standalone.benchmark;

import io.transfersaga.standalone.endtoend.LedgerClient;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/** Opens many accounts, with enough on each for any load. */
final class AccountOpening {

    private static final String BALANCE = "1000000.00";

    private static final String ACCOUNTS = """
            insert into account (account_id, currency, digits, balance, status, version, opening_balance, opened_at)
            select '%1$s' || n, 'CNY', 2, 100000000, 'ACTIVE', 1, 100000000, now() from generate_series(0, %2$d) n""";

    private static final String ENTRIES = """
            insert into entry (account_id, seq, type, amount, currency, digits, balance_after, outcome, at)
            select '%1$s' || n, 0, 'OPENED', 100000000, 'CNY', 2, 100000000, 'POSTED', now()
            from generate_series(0, %2$d) n""";

    private AccountOpening() {}

    /** As a caller does, one after the other. */
    static void overHttp(LedgerClient ledger, String prefix, int accounts) {
        for (int i = 0; i < accounts; i++) {
            ledger.http().post("/accounts", """
                            {"accountId":"%s","currency":"CNY","openingBalance":"%s"}""".formatted(prefix + i, BALANCE)).expect(201);
        }
    }

    /** All at once, in PostgreSQL, as the ledger would have written them. */
    static void inDatabase(String url, String prefix, int accounts) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url, "postgres", "");
                var statement = connection.createStatement()) {
            statement.execute(ACCOUNTS.formatted(prefix, accounts - 1));
            statement.execute(ENTRIES.formatted(prefix, accounts - 1));
        }
    }
}
