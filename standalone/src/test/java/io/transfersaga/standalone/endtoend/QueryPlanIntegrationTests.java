// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.standalone.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On PostgreSQL, with tables that are worth an index, no step of a transfer reads a table from end to end. */
class QueryPlanIntegrationTests {

    private static final int ROWS = 20_000;

    private static final List<String> LEDGER = List.of("""
            insert into account (account_id, currency, digits, balance, status, version, opening_balance, opened_at)
            select 'old:' || i, 'CNY', 2, 0, 'ACTIVE', 1, 0, now() from generate_series(1, %d) i""", """
            insert into transfer (transfer_id, idempotency_key, body_hash, source_account_id, target_account_id,
                amount, currency, digits, status, created_at, ended_at, reconciles)
            select gen_random_uuid(), 'old-' || i, 'old', 'old:' || i, 'old:' || i,
                1, 'CNY', 2, 'COMPLETED', now(), now(), 0 from generate_series(1, %d) i""", """
            insert into entry (account_id, seq, type, transfer_id, amount, currency, digits, balance_after, outcome, at)
            select 'old:' || i, 1, 'DEBIT', gen_random_uuid(), 1, 'CNY', 2, 0, 'DEBITED', now()
                from generate_series(1, %d) i""");

    private static final List<String> SAGA = List.of("""
            insert into saga (transfer_id, state, source_account_id, target_account_id, amount, currency, digits,
                created_at, started_at, updated_at, ended_at, attempt, abandoning, sends, changes)
            select gen_random_uuid(), 'COMPLETED', 'old:' || i, 'old:' || i, 1, 'CNY', 2,
                now(), now(), now(), now(), 1, false, 1, 2 from generate_series(1, %d) i""", """
            insert into saga_history (transfer_id, seq, at, type)
            select transfer_id, 1, now(), 'MoneyDebited' from saga limit %d""");

    @TempDir
    private Path directory;

    @Test
    void readsNoTableFromEndToEnd() {
        try (var postgres = new Postgres(directory.resolve("postgresql"));
                var system = new TransferSystem(directory, List.of("-Xmx512m"), postgres.properties())) {
            postgres.start();
            system.start("broker,alpha,beta,saga");
            system.awaitReady();
            fill(postgres, "alpha", LEDGER);
            fill(postgres, "beta", LEDGER);
            fill(postgres, "saga", SAGA);
            Map<String, Long> before = sequentialScans(postgres);

            String alice = system.ledger("alpha").open("100.00", "CNY");
            String bob = system.ledger("beta").open("0.00", "CNY");
            String frozen = system.ledger("beta").open("0.00", "CNY");
            system.ledger("beta").freeze(frozen);
            for (int i = 0; i < 20; i++) {
                completeAndReplay(system, Order.cny(alice, bob, "0.01"));
            }
            String refunded = system.ledger("alpha").transfer(Order.cny(alice, frozen, "0.01"));
            system.sagas().awaitState(refunded, "REFUNDED");
            system.ledger("alpha").entries(alice);
            system.ledger("alpha").http().get("/transfers/" + refunded + "/legs").expect(200);
            system.sagas().http().get("/sagas?reference=test").expect(200);
            system.sagas().http().with("Accept", "text/html").get("/console/sagas/" + refunded).expect(200);
            system.sagas().http().with("Accept", "text/html").get("/console/sagas").expect(200);

            assertThat(sequentialScansOnceCounted(postgres)).isEqualTo(before);
        }
    }

    private static void completeAndReplay(TransferSystem system, Order order) {
        String key = UUID.randomUUID().toString();
        String transferId = system.ledger("alpha").post(order, key).expect(202).text("transferId");
        system.sagas().awaitState(transferId, "COMPLETED");
        system.ledger("alpha").post(order, key).expect(202);
        system.ledger("alpha").transfer(transferId).expect(200);
    }

    private static void fill(Postgres postgres, String database, List<String> statements) {
        try (Connection connection = connect(postgres, database);
                var statement = connection.createStatement()) {
            for (String each : statements) {
                statement.execute(each.formatted(ROWS));
            }
            statement.execute("analyze");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Sessions report what they did when they are idle, and not at once. */
    private static Map<String, Long> sequentialScansOnceCounted(Postgres postgres) {
        long seen = indexScans(postgres);
        Awaitility.await("statistics to stand still after they moved")
                .pollInterval(java.time.Duration.ofSeconds(2))
                .until(() -> indexScans(postgres) > seen || seen > 0);
        return sequentialScans(postgres);
    }

    private static long indexScans(Postgres postgres) {
        return count(postgres, "saga", "sum(idx_scan)").values().stream()
                .mapToLong(each -> each)
                .sum();
    }

    private static Map<String, Long> sequentialScans(Postgres postgres) {
        Map<String, Long> scans = new TreeMap<>();
        for (String database : List.of("alpha", "beta", "saga")) {
            count(postgres, database, "seq_scan").forEach((table, n) -> scans.put(database + "." + table, n));
        }
        return scans;
    }

    private static Map<String, Long> count(Postgres postgres, String database, String what) {
        Map<String, Long> counts = new TreeMap<>();
        try (Connection connection = connect(postgres, database);
                var statement = connection.createStatement();
                ResultSet row = statement.executeQuery("""
                        select relname, %s from pg_stat_user_tables
                        where relname in ('account', 'entry', 'transfer', 'saga', 'saga_history')
                        group by relname, seq_scan""".formatted(what))) {
            while (row.next()) {
                counts.put(row.getString(1), row.getLong(2));
            }
            return counts;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Connection connect(Postgres postgres, String database) throws SQLException {
        return DriverManager.getConnection(postgres.url(database), "postgres", "");
    }
}
