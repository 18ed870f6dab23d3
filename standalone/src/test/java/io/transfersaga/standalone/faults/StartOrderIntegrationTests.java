// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.standalone.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.transfersaga.standalone.endtoend.Http;
import io.transfersaga.standalone.endtoend.LedgerClient;
import io.transfersaga.standalone.endtoend.Order;
import io.transfersaga.standalone.endtoend.Postgres;
import io.transfersaga.standalone.endtoend.TransferSystem;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Services that start before everything that they need wait for it, and then work. */
class StartOrderIntegrationTests {

    private static final Duration SOON = Duration.ofMinutes(4);

    @TempDir
    private Path directory;

    @Test
    void waitsForTheDatabaseAndTheBrokerAndCatchesUp() throws Exception {
        try (var postgres = new Postgres(directory.resolve("postgresql"));
                var system = new TransferSystem(directory, TransferSystem.MEDIUM, postgres.properties())) {
            system.start("alpha,beta,saga");
            List<Http> services = List.of(
                    system.ledger("alpha").http(),
                    system.ledger("beta").http(),
                    system.sagas().http());
            services.forEach(StartOrderIntegrationTests::awaitLife);
            services.forEach(service -> assertThat(service.isReady()).isFalse());
            system.ledger("alpha").http().get("/audit").expectProblem(503, "overloaded");
            system.sagas().http().get("/sagas/summary").expectProblem(503, "overloaded");

            postgres.start();
            awaitUse(system.ledger("alpha"));
            services.forEach(service -> assertThat(service.isReady()).isFalse());

            system.start("broker");
            system.awaitReady();
            String alice = system.ledger("alpha").open("10.00", "CNY");
            String bob = system.ledger("beta").open("0.00", "CNY");
            transfer(system, alice, bob, "4.00");

            postgres.kill();
            system.ledger("alpha").http().get("/audit").expectProblem(503, "overloaded");
            system.sagas().http().get("/sagas/summary").expectProblem(503, "overloaded");
            postgres.start();
            system.awaitReady();
            transfer(system, alice, bob, "5.00");
            assertThat(system.ledger("beta").balance(bob)).isEqualTo("9.00");
        }
    }

    private static void transfer(TransferSystem system, String source, String target, String amount) {
        String transferId = system.ledger("alpha").transferPatiently(Order.cny(source, target, amount));
        system.sagas().awaitState(transferId, "COMPLETED");
    }

    private static void awaitLife(Http service) {
        Awaitility.await("life")
                .atMost(SOON)
                .ignoreExceptions()
                .until(() -> service.get("/actuator/health/liveness").status() == 200);
    }

    private static void awaitUse(LedgerClient ledger) {
        Awaitility.await("books")
                .atMost(SOON)
                .until(() -> ledger.http().get("/audit").status() == 200);
    }
}
