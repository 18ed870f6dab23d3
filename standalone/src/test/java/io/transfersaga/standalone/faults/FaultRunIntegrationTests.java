// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.standalone.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.transfersaga.standalone.endtoend.Postgres;
import io.transfersaga.standalone.endtoend.TransferSystem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A short run by default; as long as wanted with {@code ./mvnw verify -pl standalone -am -Pfaults -Dfaults.duration=30m
 * -Dfaults.longest-pause=70s -Dfaults.seed=1}.
 */
@Timeout(value = 12, unit = TimeUnit.HOURS)
class FaultRunIntegrationTests {

    private static final Logger log = LoggerFactory.getLogger(FaultRunIntegrationTests.class);
    private static final FaultSettings SETTINGS = FaultSettings.fromSystemProperties();

    @Test
    void losesAndDoublesNothingOnH2() throws Exception {
        Path directory = directory("h2");
        try (var system = new TransferSystem(directory, TransferSystem.SMALL, List.of())) {
            check(directory, new FaultRun(system, parts(system), SETTINGS).run("H2"));
        }
    }

    @Test
    void losesAndDoublesNothingOnPostgreSql() throws Exception {
        Path directory = directory("postgresql");
        try (var postgres = new Postgres(directory.resolve("postgresql"));
                var system = new TransferSystem(directory, TransferSystem.SMALL, postgres.properties())) {
            List<Victim> victims = new ArrayList<>(List.of(Victim.database(postgres)));
            victims.addAll(parts(system));
            check(directory, new FaultRun(system, victims, SETTINGS).run("PostgreSQL"));
        }
    }

    private static List<Victim> parts(TransferSystem system) {
        return List.of("broker", "alpha", "beta", "saga").stream()
                .map(part -> Victim.part(system, part))
                .toList();
    }

    private static void check(Path directory, Report report) throws IOException {
        Files.writeString(directory.resolve("report.md"), report.toString());
        log.info("{}", report);
        assertThat(report.findings().isClean()).as(report.toString()).isTrue();
        assertThat(report.history().accepted()).isNotEmpty();
    }

    private static Path directory(String name) throws IOException {
        return Files.createDirectories(Path.of("target", "faults", name + "-" + System.currentTimeMillis())
                .toAbsolutePath());
    }
}
