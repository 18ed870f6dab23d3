// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.standalone.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.transfersaga.standalone.endtoend.Answer;
import io.transfersaga.standalone.endtoend.LedgerClient;
import io.transfersaga.standalone.endtoend.Order;
import io.transfersaga.standalone.endtoend.TransferSystem;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Transfers pile up in front of a ledger that is down; every part has a small heap, which ends the process when it is
 * not enough. A few by default, as many as wanted with {@code ./mvnw verify -pl standalone -am -Pfaults
 * -Dit.test=OverloadIntegrationTests -Doverload.transfers=100000 -Doverload.command-timeout=30s}.
 */
@Timeout(value = 6, unit = TimeUnit.HOURS)
class OverloadIntegrationTests {

    private static final Logger log = LoggerFactory.getLogger(OverloadIntegrationTests.class);

    private static final int TRANSFERS = Integer.getInteger("overload.transfers", 300);
    private static final String TIMEOUT = System.getProperty("overload.command-timeout", "3s");
    /** A short run starts fast; a long one lets the compiler do its best. */
    private static final List<String> SMALL = List.of(
            "-Xmx256m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=" + (TRANSFERS > 5_000 ? 4 : 1),
            "-XX:+ExitOnOutOfMemoryError");

    private static final List<String> PARTS = List.of("broker", "alpha", "beta", "saga");
    private static final int CLIENTS = 32;

    /** So that requests do not queue up for one account's row. */
    private static final int ACCOUNTS = 64;

    /** For a machine that does a few transfers a second. */
    private static final Duration PATIENCE = Duration.ofMinutes(5).plusMillis(200L * TRANSFERS);

    @Test
    void keepsItsMemoryWhileTransfersPileUpBehindADeadLedger() throws IOException {
        Path directory = Files.createDirectories(
                        Path.of("target", "overload", Long.toString(System.currentTimeMillis())))
                .toAbsolutePath();
        try (var system = new TransferSystem(
                directory,
                SMALL,
                List.of("--saga.saga.command-timeout=" + TIMEOUT, "--alpha.ledger.reconcile-after=" + TIMEOUT))) {
            PARTS.forEach(system::start);
            system.awaitReady();
            List<String> sources = open(system.ledger("alpha"), "10000.00");
            List<String> targets = open(system.ledger("beta"), "0.00");
            report(system, "before");
            system.kill("beta");

            long started = System.nanoTime();
            Map<String, LongAdder> answers = post(system.ledger("alpha"), sources, targets);
            log.info("{} transfers accepted in {} s: {}", TRANSFERS, secondsSince(started), answers);
            awaitSagas(system, "CREDITING");
            report(system, "with all in flight");

            long revived = System.nanoTime();
            system.start("beta");
            awaitSagas(system, "COMPLETED");
            Awaitility.await("the source to know all outcomes")
                    .atMost(PATIENCE)
                    .pollInterval(Duration.ofSeconds(1))
                    .until(() -> inFlight(system.ledger("alpha")) == 0);
            log.info("all completed in {} s after the ledger's start", secondsSince(revived));
            report(system, "when all had ended");
            check(system, targets);
        }
    }

    private static List<String> open(LedgerClient ledger, String balance) {
        return Stream.generate(() -> ledger.open(balance, "CNY"))
                .limit(ACCOUNTS)
                .toList();
    }

    /** Each transfer under a key of its own, repeated until it is accepted. */
    private static Map<String, LongAdder> post(LedgerClient alpha, List<String> sources, List<String> targets) {
        var left = new AtomicInteger(TRANSFERS);
        Map<String, LongAdder> answers = new java.util.concurrent.ConcurrentSkipListMap<>();
        ExecutorService threads = Executors.newFixedThreadPool(CLIENTS);
        try {
            Stream.generate(() -> CompletableFuture.runAsync(
                            () -> {
                                int number = left.getAndDecrement();
                                while (number > 0) {
                                    int pair = number % ACCOUNTS;
                                    postUntilAccepted(
                                            alpha, Order.cny(sources.get(pair), targets.get(pair), "0.01"), answers);
                                    number = left.getAndDecrement();
                                }
                            },
                            threads))
                    .limit(CLIENTS)
                    .toList()
                    .forEach(CompletableFuture::join);
        } finally {
            threads.shutdown();
        }
        return answers;
    }

    private static void postUntilAccepted(LedgerClient alpha, Order order, Map<String, LongAdder> answers) {
        String key = UUID.randomUUID().toString();
        Answer answer;
        do {
            answer = alpha.post(order, key);
            answers.computeIfAbsent(answer.status() + answer.text("type"), each -> new LongAdder())
                    .increment();
        } while (answer.status() == 503);
        answer.expect(202);
    }

    private static void awaitSagas(TransferSystem system, String state) {
        Awaitility.await("all sagas to be " + state)
                .atMost(PATIENCE)
                .pollInterval(Duration.ofSeconds(1))
                .until(() -> system.sagas()
                                .http()
                                .get("/sagas/summary")
                                .expect(200)
                                .body()
                                .path("states")
                                .path(state)
                                .asInt()
                        == TRANSFERS);
    }

    private static int inFlight(LedgerClient ledger) {
        return ledger.audit("CNY").path("transfersInFlight").asInt();
    }

    private static void check(TransferSystem system, List<String> targets) {
        BigDecimal all = BigDecimal.valueOf(TRANSFERS, 2);
        assertThat(targets.stream()
                        .map(account -> new BigDecimal(system.ledger("beta").balance(account)))
                        .reduce(BigDecimal.ZERO, BigDecimal::add))
                .isEqualByComparingTo(all);
        assertThat(new BigDecimal(
                        system.ledger("alpha").audit("CNY").path("debited").asString()))
                .isEqualByComparingTo(all);
        for (String ledger : List.of("alpha", "beta")) {
            assertThat(system.ledger(ledger).isBalanced()).isTrue();
        }
        assertThat(system.sagas()
                        .http()
                        .get("/sagas/summary")
                        .body()
                        .path("incidents")
                        .asInt())
                .isZero();
    }

    private static void report(TransferSystem system, String when) throws IOException {
        Map<String, String> memory = new TreeMap<>();
        for (String part : PARTS) {
            memory.put(part, String.format(Locale.ROOT, "%d MB", residentKilobytes(system.pid(part)) / 1024));
        }
        log.info("resident memory {}: {}", when, memory);
    }

    private static long residentKilobytes(long pid) throws IOException {
        Path status = Path.of("/proc", Long.toString(pid), "status");
        if (Files.notExists(status)) {
            return 0; // dead, or no Linux
        }
        try (Stream<String> lines = Files.lines(status)) {
            return lines.filter(line -> line.startsWith("VmRSS:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                    .findFirst()
                    .orElse(0);
        }
    }

    private static long secondsSince(long start) {
        return Duration.ofNanos(System.nanoTime() - start).toSeconds();
    }
}
