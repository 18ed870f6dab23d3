// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.standalone.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.transfersaga.standalone.endtoend.Postgres;
import io.transfersaga.standalone.endtoend.TransferSystem;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Several instances of a ledger and of the saga service on one database each, and a third ledger, which takes nothing
 * but its name: they share the work, and go on when some of them die or are restarted. Everything is restarted one by
 * one with {@code ./mvnw verify -pl standalone -am -Pfaults -Dit.test=InstancesIntegrationTests -Dinstances.all=true},
 * one of them by default.
 */
class InstancesIntegrationTests {

    private static final Logger log = LoggerFactory.getLogger(InstancesIntegrationTests.class);

    private static final List<String> INSTANCES = List.of("alpha", "alpha.2", "beta", "gamma", "saga", "saga.2");

    /** What is restarted under load, one after the other. */
    private static final List<String> RESTARTED = Boolean.getBoolean("instances.all") ? INSTANCES : List.of("saga.2");

    /** From the start of a saga to its end, whatever is killed or restarted meanwhile. */
    private static final Duration LONGEST_SAGA = Duration.ofMinutes(2);

    @TempDir
    private Path directory;

    @Test
    void sharesTheWorkTakesOverAndIsRestartedOneByOneUnderLoad() throws InterruptedException {
        try (var postgres = new Postgres(directory.resolve("postgresql"));
                var system = new TransferSystem(directory, TransferSystem.SMALL, properties(postgres))) {
            postgres.start();
            system.start("broker");
            INSTANCES.forEach(instance -> start(system, instance));
            INSTANCES.forEach(system::awaitReady);

            var bank = new Bank(system, List.of("alpha", "beta", "gamma"));
            var history = new History();
            var load = new Load(system, bank, history);
            var oracle = new Oracle(system, bank, history);
            load.start(2, 7);
            awaitMore(history);
            takeOver(system, history);
            restartOneByOne(system, history);
            load.stop();

            var aftermath = new Aftermath(load, history, oracle);
            aftermath.askAgain();
            aftermath.awaitQuiet();
            Oracle.Findings findings = oracle.check();
            log.info(
                    "{} transfers, the longest saga took {}", history.accepted().size(), findings.longest());
            assertThat(findings.isClean()).as(findings.toString()).isTrue();
            assertThat(findings.longest()).isLessThan(LONGEST_SAGA);
        }
    }

    /** One of each kind dies in the middle of its work; the others do it. */
    private static void takeOver(TransferSystem system, History history) {
        List<String> victims = List.of("alpha.2", "saga");
        victims.forEach(system::kill);
        awaitMore(history);
        victims.forEach(instance -> start(system, instance));
        victims.forEach(system::awaitReady);
    }

    private static void restartOneByOne(TransferSystem system, History history) {
        for (String instance : RESTARTED) {
            system.stop(instance);
            start(system, instance);
            system.awaitReady(instance);
        }
        system.stop("broker");
        system.start("broker");
        awaitMore(history);
    }

    /** The third ledger's name is none that standalone knows. */
    private static void start(TransferSystem system, String instance) {
        if (instance.equals("gamma")) {
            system.startOwnJar(instance);
        } else {
            system.start(instance);
        }
    }

    private static void awaitMore(History history) {
        int before = history.accepted().size();
        Awaitility.await("more transfers to be accepted")
                .atMost(Duration.ofMinutes(2))
                .until(() -> history.accepted().size() >= before + 50);
    }

    private static List<String> properties(Postgres postgres) {
        List<String> properties = new ArrayList<>(postgres.properties());
        properties.add("--ledgers=alpha,beta,gamma");
        return properties;
    }
}
