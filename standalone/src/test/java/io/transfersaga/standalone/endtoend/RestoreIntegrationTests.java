// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.standalone.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.FileSystemUtils;

/** What docs/operations.md promises to those who restore a backup. */
class RestoreIntegrationTests {

    private static final String EVERYTHING = "broker,alpha,beta,saga";
    private static final Duration RECOVERY = Duration.ofMinutes(4);

    @TempDir
    private Path directory;

    @Test
    void reconcilesASagaServiceAndABrokerThatAreRestoredToAnEarlierState() throws IOException {
        try (var postgres = new Postgres(directory.resolve("postgresql"));
                var system = new TransferSystem(directory, TransferSystem.SMALL, postgres.properties())) {
            postgres.start();
            List.of(EVERYTHING.split(",")).forEach(system::start);
            system.awaitReady();
            String alice = system.ledger("alpha").open("100.00", "CNY");
            String bob = system.ledger("beta").open("0.00", "CNY");

            String ended = transfer(system, alice, bob, "1.00", "COMPLETED");
            system.pause("beta");
            String credited = transfer(system, alice, bob, "2.00", "CREDITING");
            String refused = transfer(system, alice, "beta:nobody", "3.00", "CREDITING");
            backUp(system, postgres);
            system.resume("beta");
            system.sagas().awaitState(credited, "COMPLETED");
            system.sagas().awaitState(refused, "REFUNDED");
            String forgotten = transfer(system, alice, bob, "4.00", "COMPLETED");
            awaitQuiet(system);
            system.pause("beta");
            String underWay = transfer(system, alice, bob, "5.00", "CREDITING");
            restore(system, postgres);
            system.sagas().awaitState(underWay, "CREDITING");
            system.resume("beta");

            system.sagas().awaitState(credited, "COMPLETED");
            system.sagas().awaitState(refused, "REFUNDED");
            system.sagas().awaitState(underWay, "COMPLETED");
            system.sagas().awaitState(ended, "COMPLETED");
            assertThat(system.sagas().saga(forgotten).status()).isEqualTo(404);
            expectEachOnce(system, bob, ended, credited, forgotten, underWay);
            assertThat(system.ledger("alpha").balance(alice)).isEqualTo("88.00");

            system.pause("beta");
            String inTheOldStore = transfer(system, alice, bob, "6.00", "CREDITING");
            copyStore(system, "broker", "broker-backup");
            system.resume("beta");
            system.sagas().awaitState(inTheOldStore, "COMPLETED");
            String notInIt = transfer(system, alice, bob, "7.00", "COMPLETED");
            awaitQuiet(system);
            copyStore(system, "broker-backup", "broker");
            String afterwards = transfer(system, alice, bob, "8.00", "COMPLETED");

            expectEachOnce(system, bob, ended, credited, forgotten, underWay, inTheOldStore, notInIt, afterwards);
            assertThat(system.ledger("alpha").balance(alice)).isEqualTo("67.00");
        }
    }

    @Test
    void forgetsWhatCameAfterTheBackupWhenAllAreRestoredToOneMoment() throws IOException {
        try (var system = TransferSystem.inOneProcess(directory, Database.H2)) {
            String alice = system.ledger("alpha").open("100.00", "CNY");
            String bob = system.ledger("beta").open("0.00", "CNY");
            String before = transfer(system, alice, bob, "1.00", "COMPLETED");
            String open = transfer(system, alice, TransferSystem.ABSENT + ":somebody", "2.00", "CREDITING");
            Path backup = directory.resolve("backup");
            replace(system, () -> copy(system.dataDirectory(), backup));
            String after = transfer(system, alice, bob, "4.00", "COMPLETED");
            replace(system, () -> {
                copy(backup, system.dataDirectory());
                system.forgetMessages();
            });

            assertThat(system.ledger("alpha").transfer(before).text("status")).isEqualTo("COMPLETED");
            assertThat(system.ledger("alpha").transfer(after).status()).isEqualTo(404);
            assertThat(system.sagas().saga(after).status()).isEqualTo(404);
            system.sagas().awaitState(open, "CREDITING");
            transfer(system, alice, bob, "8.00", "COMPLETED");
            assertThat(system.ledger("alpha").balance(alice)).isEqualTo("89.00");
            assertThat(system.ledger("beta").balance(bob)).isEqualTo("9.00");
            expectBalancedBooks(system);
        }
    }

    private static String transfer(TransferSystem system, String source, String target, String amount, String state) {
        String transferId = system.ledger("alpha").transferPatiently(Order.cny(source, target, amount));
        system.sagas().awaitState(transferId, state);
        return transferId;
    }

    private static void backUp(TransferSystem system, Postgres postgres) {
        system.stop("saga");
        postgres.copy("saga", "saga_backup");
        system.start("saga");
        system.awaitReady("saga");
    }

    private static void restore(TransferSystem system, Postgres postgres) {
        system.stop("saga");
        postgres.copy("saga_backup", "saga");
        system.start("saga");
        system.awaitReady("saga");
    }

    private static void copyStore(TransferSystem system, String from, String to) throws IOException {
        system.stop("broker");
        copy(system.dataDirectory().resolve(from), system.dataDirectory().resolve(to));
        system.start("broker");
    }

    private interface Change {
        void make() throws IOException;
    }

    /** With everything stopped. */
    private static void replace(TransferSystem system, Change change) throws IOException {
        system.stop(EVERYTHING);
        change.make();
        system.start(EVERYTHING);
        system.awaitReady();
    }

    private static void copy(Path from, Path to) throws IOException {
        FileSystemUtils.deleteRecursively(to);
        FileSystemUtils.copyRecursively(from, to);
    }

    private static void awaitQuiet(TransferSystem system) {
        Awaitility.await("nothing to be in flight")
                .atMost(RECOVERY)
                .until(() -> system.ledger("alpha")
                                .audit("CNY")
                                .path("transfersInFlight")
                                .asInt()
                        == 0);
    }

    /** The account got the money of these transfers, and each once. */
    private static void expectEachOnce(TransferSystem system, String account, String... transferIds) {
        awaitQuiet(system);
        assertThat(system.ledger("beta")
                        .entries(account)
                        .items()
                        .map(line -> line.path("transferId").asString()))
                .containsExactlyInAnyOrder(transferIds);
        expectBalancedBooks(system);
    }

    private static void expectBalancedBooks(TransferSystem system) {
        assertThat(Stream.of("alpha", "beta").map(system::ledger)).allMatch(LedgerClient::isBalanced);
        assertThat(system.sagas()
                        .http()
                        .get("/sagas/summary")
                        .expect(200)
                        .body()
                        .path("incidents")
                        .asInt())
                .isZero();
    }
}
