// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.standalone.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import io.transfersaga.standalone.endtoend.TransferSystem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The system beside what would be taken instead. By default a short slice, which asserts that everything ended and was
 * audited, and nothing of speed. For figures: {@code ./mvnw verify -pl standalone -am -Pbenchmark}.
 */
@Timeout(value = 6, unit = TimeUnit.HOURS)
class BenchmarkIntegrationTests {

    private static final Logger log = LoggerFactory.getLogger(BenchmarkIntegrationTests.class);
    private static final BenchmarkSettings SETTINGS = BenchmarkSettings.fromSystemProperties();
    private static final int ACCOUNTS_ON_H2 = 100;

    @Test
    void endsAndAuditsEverything() throws Exception {
        assertThat(SETTINGS.rounds()).isPositive();
        if (SETTINGS.onH2()) {
            measureOnH2();
        } else {
            compareOnPostgreSql();
        }
    }

    private static void compareOnPostgreSql() throws Exception {
        Path directory = directory("postgresql");
        try (var contenders = new Contenders(directory, SETTINGS.jvmOptions())) {
            for (String name : SETTINGS.contenders()) {
                contenders.start(name);
            }
            new Comparison(contenders.all(), contenders::meter)
                    .run(SETTINGS, results -> publish("postgresql", directory, results));
        }
    }

    /** Without the alternatives, which are on PostgreSQL. */
    private static void measureOnH2() throws Exception {
        Path directory = directory("h2");
        try (var system = TransferSystem.withDefaultWaits(directory, SETTINGS.jvmOptions(), List.of())) {
            List.of("broker", "alpha", "beta", "saga").forEach(system::start);
            system.awaitReady();
            var route = new Route("system", "alpha", "beta", ACCOUNTS_ON_H2, ACCOUNTS_ON_H2, 0);
            AccountOpening.overHttp(system.ledger("alpha"), route.source(""), route.sources());
            AccountOpening.overHttp(system.ledger("beta"), route.target(""), route.targets());
            var contender = new SystemUnderLoad(route.name(), system, new EndsOverHttp(system.sagas()), List.of(route));
            new Comparison(
                            List.of(contender),
                            each -> new Meter(each, directory, null, () -> 0, () -> system.pid("broker")))
                    .run(SETTINGS, results -> publish("h2", directory, results));
        }
    }

    /** That transfers were made, and that all ended and are in the books, each contender has seen to itself. */
    private static void publish(String database, Path directory, Results results) throws IOException {
        String report = Machine.description() + "\n" + new Report(results);
        Files.writeString(directory.resolve("report.md"), report);
        new Pictures(results).writeTo(SETTINGS.pictures(directory), database + "-");
        log.info("After {} rounds, {}", results.rounds(), report);
    }

    private static Path directory(String name) throws IOException {
        return Files.createDirectories(Path.of("target", "benchmark", name + "-" + System.currentTimeMillis())
                .toAbsolutePath());
    }
}
