// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.standalone.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Databases of the first schema, with transfers on their way, are brought up to date, and the transfers end. */
class UpgradeIntegrationTests {

    private static final String FIRST = "1";
    private static final String ANNOUNCED_NOBODY_KNOWS = "018f0000-0000-7000-8000-000000000001";
    private static final String WITH_A_SAGA = "018f0000-0000-7000-8000-000000000002";

    private static final List<String> SOURCE = List.of("""
            insert into account (account_id, currency, digits, balance, status, version, opening_balance, opened_at)
            values ('alpha:old', 'CNY', 2, 7000, 'ACTIVE', 3, 10000, now())""", """
            insert into entry (account_id, seq, type, transfer_id, amount, currency, digits, balance_after, outcome, at)
            values ('alpha:old', 0, 'OPENED', null, 10000, 'CNY', 2, 10000, 'POSTED', now()),
                ('alpha:old', 1, 'DEBIT', '%1$s', 1000, 'CNY', 2, 9000, 'POSTED', now()),
                ('alpha:old', 2, 'DEBIT', '%2$s', 2000, 'CNY', 2, 7000, 'POSTED', now())""", """
            insert into transfer (transfer_id, idempotency_key, body_hash, source_account_id, target_account_id,
                amount, currency, digits, status, created_at, next_reconcile_at, reconciles)
            values ('%1$s', 'one', 'old', 'alpha:old', 'beta:old', 1000, 'CNY', 2, 'DEBITED', now(), now(), 0),
                ('%2$s', 'two', 'old', 'alpha:old', 'beta:old', 2000, 'CNY', 2, 'DEBITED', now(), now(), 0)""");

    private static final List<String> TARGET = List.of("""
            insert into account (account_id, currency, digits, balance, status, version, opening_balance, opened_at)
            values ('beta:old', 'CNY', 2, 0, 'ACTIVE', 1, 0, now())""");

    private static final List<String> SAGA = List.of("""
            insert into saga (transfer_id, state, source_account_id, target_account_id, amount, currency, digits,
                created_at, started_at, updated_at, attempt, abandoning, due_at, awaited_since, sends, changes)
            values ('%2$s', 'CREDITING', 'alpha:old', 'beta:old', 2000, 'CNY', 2,
                now(), now(), now(), 1, false, now(), now(), 1, 1)""", """
            insert into saga_history (transfer_id, seq, at, type) values ('%2$s', 0, now(), 'MoneyDebited')""");

    @TempDir
    private Path directory;

    @Test
    void bringsTheFirstSchemaUpToDateAndEndsWhatWasOnItsWayOnH2() {
        try (var system = new TransferSystem(directory, Database.H2)) {
            Path data = system.dataDirectory();
            prepare(h2(data.resolve("alpha/ledger")), "sa", "ledger", SOURCE);
            prepare(h2(data.resolve("beta/ledger")), "sa", "ledger", TARGET);
            prepare(h2(data.resolve("saga/saga")), "sa", "saga", SAGA);
            startAndCheck(system);
        }
    }

    @Test
    void bringsTheFirstSchemaUpToDateAndEndsWhatWasOnItsWayOnPostgreSql() {
        try (var postgres = new Postgres(directory.resolve("postgresql"));
                var system = new TransferSystem(directory, TransferSystem.MEDIUM, postgres.properties())) {
            postgres.start();
            prepare(postgres.url("alpha"), "postgres", "ledger", SOURCE);
            prepare(postgres.url("beta"), "postgres", "ledger", TARGET);
            prepare(postgres.url("saga"), "postgres", "saga", SAGA);
            startAndCheck(system);
        }
    }

    private static void startAndCheck(TransferSystem system) {
        system.start("broker,alpha,beta,saga");
        system.awaitReady();

        for (String transferId : List.of(ANNOUNCED_NOBODY_KNOWS, WITH_A_SAGA)) {
            system.sagas().awaitState(transferId, "COMPLETED");
            Awaitility.await("the source to know it")
                    .atMost(Duration.ofMinutes(2))
                    .until(() -> system.ledger("alpha").transfer(transferId).text("status"), "COMPLETED"::equals);
        }
        assertThat(system.ledger("alpha").balance("alpha:old")).isEqualTo("70.00");
        assertThat(system.ledger("beta").balance("beta:old")).isEqualTo("30.00");
        assertThat(system.ledger("alpha").isBalanced()).isTrue();
        assertThat(system.ledger("beta").isBalanced()).isTrue();
        assertThat(system.ledger("alpha")
                        .post(
                                Order.cny("alpha:old", "beta:old", "1.00"),
                                UUID.randomUUID().toString())
                        .status())
                .isEqualTo(202);
    }

    private static void prepare(String url, String user, String scripts, List<String> rows) {
        Flyway.configure()
                .dataSource(url, user, "")
                .locations("classpath:db/" + scripts)
                .target(FIRST)
                .load()
                .migrate();
        try (Connection connection = DriverManager.getConnection(url, user, "");
                var statement = connection.createStatement()) {
            for (String each : rows) {
                statement.execute(each.formatted(ANNOUNCED_NOBODY_KNOWS, WITH_A_SAGA));
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String h2(Path file) {
        return "jdbc:h2:file:" + file + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE";
    }
}
