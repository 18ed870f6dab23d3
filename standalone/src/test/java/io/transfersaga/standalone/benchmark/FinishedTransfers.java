// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.standalone.benchmark;

import io.transfersaga.standalone.endtoend.Postgres;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;

/**
 * Fills the tables with transfers that ended long ago, as many years would. They are about nothing, so that the books
 * stay balanced, and between the accounts that the load uses.
 */
final class FinishedTransfers {

    private static final String IDS = "select n, ('00000000-0000-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid as id,"
            + " now() - interval '30 days' as at from generate_series(1, %d) n";

    private static final List<String> SOURCE = List.of("""
            insert into transfer (transfer_id, idempotency_key, body_hash, source_account_id, target_account_id, amount,
                currency, digits, status, created_at, ended_at, reconciles)
            select id, 'old-' || n, md5(n::text), '%2$s' || n %% %3$d, '%4$s' || n %% %5$d, 0,
                'CNY', 2, 'COMPLETED', at, at, 0 from (%1$s) old""", """
            insert into entry (account_id, type, transfer_id, amount, currency, digits, balance_after, outcome, at)
            select '%2$s' || n %% %3$d, 'DEBIT', id, 0, 'CNY', 2, 0, 'POSTED', at from (%1$s) old""");

    private static final List<String> TARGET = List.of("""
            insert into entry (account_id, type, transfer_id, amount, currency, digits, balance_after, outcome, at)
            select '%4$s' || n %% %5$d, 'CREDIT', id, 0, 'CNY', 2, 0, 'POSTED', at from (%1$s) old""");

    private static final List<String> SAGA = List.of("""
            insert into saga (transfer_id, state, source_account_id, target_account_id, amount, currency, digits,
                created_at, started_at, updated_at, ended_at, attempt, abandoning, sends, changes)
            select id, 'COMPLETED', '%2$s' || n %% %3$d, '%4$s' || n %% %5$d, 0, 'CNY', 2,
                at, at, at, at, 1, false, 0, 2 from (%1$s) old""", """
            insert into saga_history (transfer_id, seq, at, type)
            select id, seq, at, case seq when 1 then 'MoneyDebited' else 'MoneyCredited' end
            from (%1$s) old, generate_series(1, 2) seq""");

    private FinishedTransfers() {}

    static void write(Postgres postgres, Route route, int transfers) throws SQLException {
        if (transfers > 0) {
            execute(postgres.url(route.from()), SOURCE, route, transfers);
            execute(postgres.url(route.to()), TARGET, route, transfers);
            execute(postgres.url("saga"), SAGA, route, transfers);
        }
    }

    private static void execute(String url, List<String> statements, Route route, int transfers) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url, "postgres", "");
                var statement = connection.createStatement()) {
            for (String each : statements) {
                statement.execute(each.formatted(
                        IDS.formatted(transfers),
                        route.source(""),
                        route.sources(),
                        route.target(""),
                        route.targets()));
            }
            statement.execute("vacuum analyze");
        }
    }
}
