// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.standalone.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.transfersaga.standalone.endtoend.LedgerClient;
import io.transfersaga.standalone.endtoend.Order;
import io.transfersaga.standalone.endtoend.TransferSystem;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What {@code WRITE_DELAY=0} in the ledgers' default database is for: without it a ledger that is killed has forgotten
 * transfers that it had answered with 202.
 */
class WriteDelayIntegrationTests {

    private static final int CLIENTS = 4;
    private static final int BEFORE_THE_KILL = 100;
    private static final int ROUNDS = 10;

    @TempDir
    private Path directory;

    @Test
    @SuppressWarnings("SystemOut") // a figure for whoever reads the build's log
    void forgetsAcceptedTransfersWithH2sOwnDelay() {
        String url = "jdbc:h2:file:" + directory.resolve("late")
                + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DB_CLOSE_ON_EXIT=FALSE";
        try (var system =
                new TransferSystem(directory, TransferSystem.SMALL, List.of("--alpha.spring.datasource.url=" + url))) {
            system.start("broker");
            int lost = 0;
            int round = 0;
            while (lost == 0 && round < ROUNDS) {
                round++;
                lost = lostByAKill(system);
            }
            System.out.printf("without WRITE_DELAY=0: %d accepted transfers lost by kill %d%n", lost, round);
            assertThat(lost).isPositive();
        }
    }

    private static int lostByAKill(TransferSystem system) {
        system.start("alpha");
        system.awaitReady("alpha");
        LedgerClient alpha = system.ledger("alpha");
        String account = alpha.open("1000.00", "CNY");
        Queue<String> accepted = new ConcurrentLinkedQueue<>();
        ExecutorService threads = Executors.newFixedThreadPool(CLIENTS);
        List<CompletableFuture<Void>> clients = Stream.generate(
                        () -> CompletableFuture.runAsync(() -> transferUntilItDies(alpha, account, accepted), threads))
                .limit(CLIENTS)
                .toList();
        Awaitility.await("transfers to be accepted")
                .atMost(Duration.ofMinutes(2))
                .pollInterval(Duration.ofMillis(1))
                .until(() -> accepted.size() >= BEFORE_THE_KILL);
        system.kill("alpha");
        clients.forEach(CompletableFuture::join);
        threads.shutdown();

        system.start("alpha");
        system.awaitReady("alpha");
        int lost = (int) accepted.stream()
                .filter(transferId -> alpha.transfer(transferId).status() == 404)
                .count();
        system.kill("alpha");
        return lost;
    }

    private static void transferUntilItDies(LedgerClient ledger, String account, Queue<String> accepted) {
        try {
            while (true) {
                var answer = ledger.post(
                        Order.cny(account, "beta:bob", "0.01"),
                        UUID.randomUUID().toString());
                if (answer.status() == 202) {
                    accepted.add(answer.text("transferId"));
                }
            }
        } catch (UncheckedIOException e) {
            return; // it is dead
        }
    }
}
