// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.standalone.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.rocketmq.client.producer.DefaultMQProducer;
import org.apache.rocketmq.common.message.Message;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What operators see of processes that run apart: traces, logs in JSON, metrics, and what is missing. */
class ObservationIntegrationTests {

    private static final Duration SOON = Duration.ofMinutes(2);
    private static final Path OPERATIONS = Path.of("..", "docs", "operations");
    private static final Pattern METRIC =
            Pattern.compile("\\b(?:ledger|saga|rocketmq|http|jvm|hikaricp|process)_[a-z0-9_]+");
    private static final JsonMapper JSON = new JsonMapper();

    @TempDir
    private static Path directory;

    private static TraceCollector collector;
    private static TransferSystem system;

    @BeforeAll
    static void startApart() throws IOException {
        collector = new TraceCollector();
        system = new TransferSystem(
                directory,
                TransferSystem.MEDIUM,
                List.of(
                        "--management.opentelemetry.tracing.export.otlp.endpoint=" + collector.endpoint(),
                        "--management.opentelemetry.tracing.export.schedule-delay=200ms",
                        "--management.tracing.sampling.probability=1.0",
                        "--logging.structured.format.console=ecs"));
        system.start("broker");
        system.startOwnJar("alpha");
        system.startOwnJar("saga");
        system.awaitReady("alpha");
        system.awaitReady("saga");
    }

    @AfterAll
    static void stop() {
        system.close();
        collector.close();
    }

    @Test
    void makesOneTraceOfATransferThatCompletes() {
        String source = system.ledger("alpha").open("5.00", "CNY");
        String target = system.ledger("alpha").open("0.00", "CNY");

        String trace = transferInItsOwnTrace(source, target, "COMPLETED");

        awaitSpans(
                trace,
                "http post /transfers",
                "process MoneyDebited",
                "process CreditAccount",
                "process MoneyCredited",
                "process TransferCompleted");
    }

    @Test
    void continuesTheTraceWhenTheTimerRepeatsAndRefunds() {
        String source = system.ledger("alpha").open("5.00", "CNY");
        String target = system.ledger("alpha").open("0.00", "CNY");
        system.ledger("alpha").freeze(target);

        String trace = transferInItsOwnTrace(source, target, "REFUNDED");

        awaitSpans(trace, "process AbandonCredit", "process RefundAccount", "process MoneyRefunded");
        assertThat(collector.spansOf(trace).stream().filter("process CreditAccount"::equals))
                .hasSizeGreaterThanOrEqualTo(TransferSystem.MAX_ATTEMPTS);
    }

    @Test
    void countsAttemptsAndOutcomes() {
        String source = system.ledger("alpha").open("5.00", "CNY");
        String target = system.ledger("alpha").open("0.00", "CNY");
        system.ledger("alpha").freeze(target);

        transferInItsOwnTrace(source, target, "REFUNDED");

        Awaitility.await("counters").atMost(SOON).untilAsserted(() -> {
            assertThat(value(system.ledger("alpha").http(), "ledger_transfers_total{outcome=\"accepted\"}"))
                    .isPositive();
            assertThat(value(system.sagas().http(), "saga_credit_attempts_total{result=\"failed\"}"))
                    .isGreaterThanOrEqualTo(TransferSystem.MAX_ATTEMPTS);
            assertThat(value(system.sagas().http(), "saga_duration_seconds_count{outcome=\"REFUNDED\"}"))
                    .isPositive();
            assertThat(value(system.sagas().http(), "rocketmq_connected")).isOne();
            assertThat(value(system.sagas().http(), "saga_timer_lag_seconds")).isNotNaN();
        });
    }

    @Test
    void logsJsonThatNamesTheTransfer() throws Exception {
        String key = UUID.randomUUID().toString();

        sendPoison("ledger-alpha", key);
        sendPoison("transfer-events", key);

        for (String process : List.of("alpha", "saga")) {
            Awaitility.await("a line of " + process + " about " + key)
                    .atMost(SOON)
                    .until(() -> log(process).stream()
                            .anyMatch(
                                    line -> line.path("transferId").asString("").equals(key)));
        }
        assertThat(log("broker")).isNotEmpty();
    }

    @Test
    void showsEveryMetricThatDashboardAndAlertsName() throws IOException {
        Set<String> named = Stream.of("dashboard.json", "alerts.yml")
                .map(OPERATIONS::resolve)
                .flatMap(ObservationIntegrationTests::metrics)
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(named).hasSizeGreaterThan(20);

        Awaitility.await("metrics").atMost(SOON).untilAsserted(() -> {
            String shown = Stream.of(
                            system.ledger("alpha").http(), system.sagas().http())
                    .map(http -> http.get("/actuator/prometheus").raw().body())
                    .collect(Collectors.joining("\n"));
            assertThat(named).allSatisfy(name -> assertThat(shown).containsPattern("(?m)^" + name + "[{ ]"));
        });
    }

    @Test
    void knowsTheLagOfEveryConsumer() {
        Awaitility.await("lags").atMost(SOON).untilAsserted(() -> {
            assertThat(lags(system.ledger("alpha").http())).hasSize(1).doesNotContain("NaN");
            assertThat(lags(system.sagas().http())).hasSize(2).doesNotContain("NaN");
        });
    }

    @Test
    void saysWhatReadinessIsMadeOf() {
        JsonNode readiness = system.sagas()
                .http()
                .get("/actuator/health/readiness")
                .expect(200)
                .body();

        assertThat(readiness.path("components").propertyNames()).contains("db", "tables", "rocketMq");
    }

    /** @return the id of the trace */
    private static String transferInItsOwnTrace(String source, String target, String outcome) {
        String traceId = UUID.randomUUID().toString().replace("-", "");
        String transferId = system.ledger("alpha")
                .http()
                .post(
                        "/transfers",
                        Order.cny(source, target, "5.00").json(),
                        "Idempotency-Key",
                        traceId,
                        "traceparent",
                        "00-" + traceId + "-00f067aa0ba902b7-01")
                .expect(202)
                .text("transferId");
        system.sagas().awaitState(transferId, outcome);
        return traceId;
    }

    private static void awaitSpans(String trace, String... names) {
        Awaitility.await("spans of " + trace)
                .atMost(SOON)
                .untilAsserted(() -> assertThat(collector.spansOf(trace)).contains(names));
    }

    private static void sendPoison(String topic, String key) throws Exception {
        var producer = new DefaultMQProducer("poisoner-of-" + topic);
        producer.setNamesrvAddr("127.0.0.1:" + system.nameServerPort());
        producer.setSendMsgTimeout(30_000);
        producer.start();
        try {
            producer.send(new Message(topic, "", key, "nobody reads this".getBytes(StandardCharsets.UTF_8)));
        } finally {
            producer.shutdown();
        }
    }

    /**
     * Every line, and every line is JSON; but the last, which may be half written, and what a JVM says of options that
     * the environment gives it.
     */
    private static List<JsonNode> log(String process) throws IOException {
        String text = Files.readString(directory.resolve(process + ".log"));
        return text.substring(0, text.lastIndexOf('\n') + 1)
                .lines()
                .filter(line -> !line.contains("Picked up J"))
                .map(JSON::readTree)
                .toList();
    }

    private static Stream<String> metrics(Path file) {
        try {
            return Files.readAllLines(file).stream()
                    .filter(line -> line.contains("expr") || !line.contains(": "))
                    .flatMap(line -> METRIC.matcher(line).results().map(MatchResult::group));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static double value(Http service, String metric) {
        return service.get("/actuator/prometheus")
                .raw()
                .body()
                .lines()
                .filter(line -> line.startsWith(metric + " "))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                .sum();
    }

    private static List<String> lags(Http service) {
        return service.get("/actuator/prometheus")
                .raw()
                .body()
                .lines()
                .filter(line -> line.startsWith("rocketmq_consumer_lag_messages{"))
                .map(line -> line.substring(line.lastIndexOf(' ') + 1))
                .toList();
    }
}
