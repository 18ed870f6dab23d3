// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.standalone.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.transfersaga.standalone.endtoend.Bank;
import io.transfersaga.standalone.endtoend.Http;
import io.transfersaga.standalone.endtoend.Order;
import io.transfersaga.standalone.endtoend.TransferSystem;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Two name servers and two brokers outside, on which the services may not create topics. */
class ClusterIntegrationTests {

    private static final Logger log = LoggerFactory.getLogger(ClusterIntegrationTests.class);
    private static final Duration EVENTUALLY = Duration.ofMinutes(4);
    private static final int SOME = 20;

    @TempDir
    private Path directory;

    @Test
    void goesOnWhenOneBrokerAndOneNameServerAreKilled() throws Exception {
        try (var cluster = new OutsideRocketMq(directory, 2, List.of("-Dtls.server.mode=disabled"), Map.of());
                var system = new TransferSystem(
                        directory,
                        TransferSystem.SMALL,
                        List.of("--rocketmq.create-topics=false"),
                        cluster.nameServers())) {
            start(cluster);
            List.of("alpha", "beta", "saga").forEach(system::start);
            awaitMissing(
                    system.ledger("alpha").http(),
                    "topic ledger-alpha of type NORMAL is missing on broker-a, broker-b");
            awaitMissing(system.sagas().http(), "topic money-debited of type MIXED is missing on broker-a, broker-b");

            List<String> options = List.of("--rocketmq.name-server=" + cluster.nameServers(), "--ledgers=alpha,beta");
            Command created = Command.createTopics(directory, options);
            assertThat(created.exitStatus()).as(created.output()).isZero();
            assertThat(created.output()).contains("created        topic money-debited of type MIXED on broker-b");
            system.awaitReady();
            String alice = system.ledger("alpha").open("10.00", "CNY");
            String bob = system.ledger("beta").open("0.00", "CNY");
            var bank = new Bank(system);
            bank.transfer(SOME);

            cluster.killBroker("broker-b");
            cluster.killNameServer(0);
            int before = bank.accepted();
            bank.transfer(SOME);
            log.info(
                    "Right after the kill {} transfers were accepted, {} were not",
                    bank.accepted() - before,
                    bank.unanswered());
            Awaitility.await("transfers to be accepted again")
                    .atMost(EVENTUALLY)
                    .until(() -> acceptsOne(bank));
            complete(system, Order.cny(alice, bob, "4.00"));

            cluster.startBroker("broker-b");
            cluster.awaitBroker("broker-b");
            bank.transfer(SOME);
            bank.settleAndCheck();
        }
    }

    private static void start(OutsideRocketMq cluster) {
        cluster.startNameServer(0);
        cluster.startNameServer(1);
        cluster.awaitNameServer(0);
        cluster.awaitNameServer(1);
        cluster.startBroker("broker-a");
        cluster.startBroker("broker-b");
    }

    private static void awaitMissing(Http service, String missing) {
        Awaitility.await(missing)
                .atMost(EVENTUALLY)
                .ignoreExceptions()
                .untilAsserted(() -> assertThat(service.get("/actuator/health/readiness")
                                .expect(503)
                                .raw()
                                .body())
                        .contains(missing));
    }

    private static boolean acceptsOne(Bank bank) {
        int before = bank.accepted();
        bank.transfer(1);
        return bank.accepted() > before;
    }

    /** From request to outcome on the broker that is left. */
    private static void complete(TransferSystem system, Order order) {
        String transferId = system.ledger("alpha").transferPatiently(order);
        system.sagas().awaitState(transferId, "COMPLETED");
    }
}
