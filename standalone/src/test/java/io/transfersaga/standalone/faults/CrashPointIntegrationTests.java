// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.standalone.faults;

import io.transfersaga.crash.CrashPoint;
import io.transfersaga.crash.CrashPoint.Moment;
import io.transfersaga.crash.DurableStep;
import io.transfersaga.standalone.endtoend.Publishing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * At each point where a process may die it dies, alone and together with the broker, and starts again. A few points by
 * default; all with {@code ./mvnw verify -pl standalone -am -Pfaults -Dit.test=CrashPointIntegrationTests
 * -Dcrash-points.all=true}, or those that {@code -Dcrash-points.only=CREDIT-.*} matches; with a message table
 * {@code -Dendtoend.publishing=message-table}.
 */
class CrashPointIntegrationTests {

    private static final Logger log = LoggerFactory.getLogger(CrashPointIntegrationTests.class);

    private static @Nullable CrashDrill running;

    static Stream<Arguments> crashes() {
        return Boolean.getBoolean("crash-points.all") ? all() : slice();
    }

    private static Stream<Arguments> all() {
        return CrashPoint.all().stream()
                .filter(point -> CrashScenario.isReached(point, Publishing.chosen()))
                .filter(point -> point.toString().matches(System.getProperty("crash-points.only", ".*")))
                .flatMap(point -> Stream.of(Arguments.of(point, false), Arguments.of(point, true)));
    }

    /** What costs money if it goes wrong. */
    private static Stream<Arguments> slice() {
        return Stream.of(DurableStep.DEBIT, DurableStep.CREDIT)
                .map(step -> Arguments.of(new CrashPoint(step, Moment.AFTER), true));
    }

    @AfterAll
    static void stopSystem() {
        if (running != null) {
            running.close();
            running = null;
        }
    }

    /** On the system that the crash before has left; on a new one after a failure. */
    @ParameterizedTest(name = "{0}, with the broker: {1}")
    @MethodSource("crashes")
    void losesAndDoublesNothing(CrashPoint point, boolean withBroker) throws IOException {
        CrashDrill drill = running == null ? new CrashDrill(newDirectory()) : running;
        running = null;
        try {
            crashAndRecover(drill, point, withBroker);
            running = drill;
        } finally {
            if (running == null) {
                drill.close();
            }
        }
    }

    static void crashAndRecover(CrashDrill drill, CrashPoint point, boolean withBroker) {
        long start = System.nanoTime();
        CrashScenario scenario = CrashScenario.of(point);
        scenario.prepare().accept(drill);
        drill.order(scenario.victim(), point);
        scenario.provoke().accept(drill);
        drill.awaitCrash(scenario.victim(), point);
        long crash = System.nanoTime();
        if (withBroker) {
            drill.system().kill("broker");
            drill.start("broker");
        }
        scenario.repair().accept(drill);
        drill.start(scenario.victim());
        drill.settleAndCheck();
        log.info(
                "{} of {}{}: came to it in {} ms, healed and checked in {} ms",
                point,
                scenario.victim(),
                withBroker ? " and kill -9 broker" : "",
                (crash - start) / 1_000_000,
                (System.nanoTime() - crash) / 1_000_000);
    }

    private static Path newDirectory() throws IOException {
        return Files.createDirectories(
                Path.of("target", "crashes-" + System.currentTimeMillis()).toAbsolutePath());
    }
}
