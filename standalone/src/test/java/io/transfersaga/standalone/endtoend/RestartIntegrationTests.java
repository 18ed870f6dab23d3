// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.standalone.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Processes end in the middle of everything, gently or not, and start again with their data. */
class RestartIntegrationTests {

    private static final String EVERYTHING = "broker,alpha,beta,saga";
    private static final Duration SOON = Duration.ofMinutes(4);

    @TempDir
    private Path directory;

    @Test
    void goesOnAfterEverythingWasKilledAndAfterItWasStopped() {
        try (var system = TransferSystem.inOneProcess(directory)) {
            var bank = new Bank(system);

            var killed = new AtomicBoolean();
            CompletableFuture<Void> load = CompletableFuture.runAsync(() -> bank.transferUntil(killed::get));
            awaitAccepted(bank, 50);
            system.kill(EVERYTHING);
            killed.set(true);
            load.join();
            int before = bank.accepted();

            system.start(EVERYTHING);
            system.awaitReady();
            bank.settleAndCheck();

            bank.transfer(50);
            system.stop(EVERYTHING);
            system.start(EVERYTHING);
            system.awaitReady();
            bank.settleAndCheck();
            assertThat(bank.accepted()).isGreaterThan(before);
        }
    }

    @Test
    void runsInFourProcessesThatStartInAnyOrderAndDieOneByOne() {
        try (var system = new TransferSystem(directory)) {
            system.startOwnJar("alpha");
            system.startOwnJar("beta");
            system.startOwnJar("saga");
            answersButIsNotReady(system, "alpha");
            String early = system.ledger("alpha").open("1.00", "CNY");
            postWithoutBroker(system, early);

            system.start("broker");
            system.awaitReady();
            awaitRefund(system, early);
            var bank = new Bank(system);
            bank.transfer(20);

            for (String victim : List.of("beta", "broker")) {
                system.kill(victim);
                bank.transfer(20);
                system.start(victim);
                system.awaitReady();
                bank.transfer(20);
            }
            bank.settleAndCheck();

            bank.transfer(20);
            system.kill("broker");
            system.forgetMessages();
            system.start("broker");
            system.awaitReady();
            bank.transfer(20);
            bank.settleAndCheck();
        }
    }

    /** To somebody whom nobody knows. */
    private static void postWithoutBroker(TransferSystem system, String account) {
        Answer answer = system.ledger("alpha").post(Order.cny(account, "beta:nobody", "1.00"), "early");
        switch (Publishing.chosen()) {
            case TRANSACTIONAL_MESSAGE -> {
                answer.expectProblem(503, "broker-unavailable");
                assertThat(system.ledger("alpha").balance(account)).isEqualTo("1.00");
            }
            case MESSAGE_TABLE -> {
                answer.expect(202);
                assertThat(system.ledger("alpha").balance(account)).isEqualTo("0.00");
            }
        }
    }

    /** Where nothing was taken there is nothing to wait for. */
    private static void awaitRefund(TransferSystem system, String account) {
        org.awaitility.Awaitility.await("the early transfer to end")
                .atMost(java.time.Duration.ofSeconds(60))
                .until(() -> system.ledger("alpha").balance(account), "1.00"::equals);
    }

    private static void answersButIsNotReady(TransferSystem system, String ledger) {
        Awaitility.await(ledger + " to be alive")
                .atMost(SOON)
                .ignoreExceptions()
                .until(() -> system.ledger(ledger)
                                .http()
                                .get("/actuator/health/liveness")
                                .status()
                        == 200);
        assertThat(system.ledger(ledger).http().isReady()).isFalse();
    }

    private static void awaitAccepted(Bank bank, int count) {
        Awaitility.await("transfers to be accepted")
                .atMost(SOON)
                .pollInterval(Duration.ofMillis(5))
                .until(() -> bank.accepted() >= count);
    }
}
