// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.standalone.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On PostgreSQL, with tables that are worth an index, no step of a transfer reads a table from end to end. */
class QueryPlanIntegrationTests {

    private static final int ROWS = 20_000;
    private static final Set<String> TABLES = Set.of("account", "entry", "transfer", "saga", "saga_history");
    private static final String BEFORE = "select sum(balance) as before from account";
    private static final String AFTER = "select sum(balance) as after from account";

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
    void readsNoTableFromEndToEnd() throws SQLException {
        var plans = new ExecutedPlans(directory.resolve("log"));
        try (var postgres = new Postgres(directory.resolve("postgresql"), plans.settings());
                var system = new TransferSystem(directory, TransferSystem.MEDIUM, postgres.properties())) {
            postgres.start();
            fill(postgres, "alpha", "ledger", LEDGER);
            fill(postgres, "beta", "ledger", LEDGER);
            fill(postgres, "saga", "saga", SAGA);
            long others = ask(postgres, plans, BEFORE);
            system.start("broker,alpha,beta,saga");
            system.awaitReady();

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
            system.ledger("alpha")
                    .http()
                    .get("/transfers/" + refunded + "/legs")
                    .expect(200);
            system.sagas().http().get("/sagas?reference=test").expect(200);
            system.sagas()
                    .http()
                    .with("Accept", "text/html")
                    .get("/console/sagas/" + refunded)
                    .expect(200);
            system.sagas()
                    .http()
                    .with("Accept", "text/html")
                    .get("/console/sagas")
                    .expect(200);
            ask(postgres, plans, AFTER);

            List<ExecutedPlans.Access> accesses = accesses(plans).skip(others).toList();
            assertThat(accesses)
                    .extracting(access -> access.database() + "." + access.table())
                    .contains(
                            "alpha.account",
                            "alpha.entry",
                            "alpha.transfer",
                            "beta.account",
                            "beta.entry",
                            "saga.saga",
                            "saga.saga_history");
            assertThat(accesses)
                    .filteredOn(ExecutedPlans.Access::isFromEndToEnd)
                    .extracting(ExecutedPlans.Access::statement)
                    .containsOnly(AFTER);
        }
    }

    private static void completeAndReplay(TransferSystem system, Order order) {
        String key = UUID.randomUUID().toString();
        String transferId = system.ledger("alpha").post(order, key).expect(202).text("transferId");
        system.sagas().awaitState(transferId, "COMPLETED");
        system.ledger("alpha").post(order, key).expect(202);
        system.ledger("alpha").transfer(transferId).expect(200);
    }

    /** Before any service has planned a statement for tables that are still empty. */
    private static void fill(Postgres postgres, String database, String scripts, List<String> statements)
            throws SQLException {
        Flyway.configure()
                .dataSource(postgres.url(database), "postgres", "")
                .locations("classpath:db/" + scripts)
                .load()
                .migrate();
        try (Connection connection = postgres.connect(database);
                var statement = connection.createStatement()) {
            for (String each : statements) {
                statement.execute(each.formatted(ROWS));
            }
            statement.execute("analyze");
        }
    }

    /**
     * Reads a table from end to end, so that it is known to be noticed, and returns when what was carried out before is
     * in the log, too.
     *
     * @return how much is there
     */
    private static long ask(Postgres postgres, ExecutedPlans plans, String question) throws SQLException {
        try (Connection connection = postgres.connect("alpha");
                var statement = connection.createStatement()) {
            statement.execute(question);
        }
        Awaitility.await(question)
                .atMost(Duration.ofMinutes(1))
                .until(() ->
                        accesses(plans).anyMatch(access -> access.statement().equals(question)));
        return accesses(plans).count();
    }

    private static Stream<ExecutedPlans.Access> accesses(ExecutedPlans plans) {
        return plans.accesses().filter(access -> TABLES.contains(access.table()));
    }
}
