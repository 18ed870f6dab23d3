// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.standalone.faults;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.transfersaga.crash.CrashPoint;
import io.transfersaga.standalone.endtoend.Answer;
import io.transfersaga.standalone.endtoend.Order;
import io.transfersaga.standalone.endtoend.Publishing;
import io.transfersaga.standalone.endtoend.TransferSystem;
import io.transfersaga.standalone.faults.History.Request;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.rocketmq.client.producer.DefaultMQProducer;
import org.apache.rocketmq.common.message.Message;
import org.awaitility.Awaitility;

/**
 * The system in four processes, each of which dies at the point that it is ordered to die at. What is asked of the
 * system meanwhile is remembered, and compared with the books afterwards.
 */
final class CrashDrill implements AutoCloseable {

    private static final Duration SOON = Duration.ofMinutes(4);
    private static final Duration RECOVERY = Duration.ofMinutes(4);
    private static final int KILLED = 137;

    /** Where the broker keeps how far the saga service has acknowledged, by queue. */
    private static final Pattern ACKNOWLEDGED = Pattern.compile("\"money-debited@transfer-saga\"\\s*:\\s*\\{([^}]*)}");

    private static final Pattern OFFSET = Pattern.compile(":\\s*(\\d+)");

    private final Path directory;
    private final TransferSystem system;
    private final Bank bank;
    private final History history = new History();
    private int deadLetters;

    CrashDrill(Path directory) {
        this(directory, List.of(), Publishing.chosen());
    }

    /** @param databases where they are; the embedded ones when nothing is said */
    CrashDrill(Path directory, List<String> databases, Publishing publishing) {
        this.directory = directory;
        system = new TransferSystem(directory, TransferSystem.SMALL, databases);
        system.publishBy(publishing);
        List.of("broker", "alpha", "beta", "saga").forEach(this::start);
        system.awaitReady();
        bank = new Bank(system, List.of("alpha", "beta"));
    }

    TransferSystem system() {
        return system;
    }

    void start(String part) {
        system.start(part, "-Dtransfersaga.crash-order=" + orderFor(part));
    }

    /** The part dies when it next comes to the point, and not when it comes there again. */
    void order(String part, CrashPoint point) {
        try {
            Files.writeString(orderFor(part), point.toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void awaitCrash(String part, CrashPoint point) {
        Awaitility.await(part + " to come to " + point)
                .atMost(SOON)
                .pollInterval(Duration.ofMillis(20))
                .until(() -> Files.notExists(orderFor(part)));
        assertThat(system.awaitDeath(part)).as("exit value of " + part).isEqualTo(KILLED);
    }

    void transfer() {
        ask(bank.rich("alpha"), bank.rich("beta"));
    }

    void transferToFrozen() {
        ask(bank.rich("alpha"), bank.frozen());
    }

    void refusedTransfer() {
        ask(bank.poor("alpha"), bank.rich("beta"));
    }

    /** Waits until the broker has stored that the saga service has handled it. */
    void acknowledgedTransfer() {
        int before = acknowledged();
        transfer();
        Awaitility.await("an acknowledgement to be stored").atMost(SOON).until(() -> acknowledged() > before);
    }

    /** An operator's, who gets no answer from a service that dies. */
    void requestRefund() {
        String transferId = Awaitility.await("a transfer that is under way")
                .atMost(SOON)
                .until(
                        () -> system.sagas()
                                .http()
                                .get("/sagas?state=CREDITING")
                                .items()
                                .toList(),
                        open -> !open.isEmpty())
                .get(0)
                .path("transferId")
                .asString();
        assertThatThrownBy(() -> system.sagas()
                        .http()
                        .post("/sagas/" + transferId + "/refund", "{\"actor\":\"eve\",\"reason\":\"test\"}"))
                .isInstanceOf(UncheckedIOException.class);
    }

    /** Something on one of the saga's topics that nobody can read. */
    void poison() {
        var producer = new DefaultMQProducer("poisoner");
        producer.setInstanceName(UUID.randomUUID().toString());
        producer.setNamesrvAddr("127.0.0.1:" + system.nameServerPort());
        producer.setSendMsgTimeout(30_000);
        try {
            producer.start();
            producer.send(new Message("transfer-events", "poison".getBytes(UTF_8)));
        } catch (Exception e) {
            throw new IllegalStateException("no poison was sent", e);
        } finally {
            producer.shutdown();
        }
        deadLetters++;
    }

    /** Asks again what nobody answered, waits until nothing is in flight, and reads the books. */
    void settleAndCheck() {
        system.awaitReady();
        Awaitility.await("an answer to every request").atMost(RECOVERY).until(this::everyRequestIsAnswered);
        var oracle = new Oracle(system, bank, history, deadLetters);
        Awaitility.await("nothing to be in flight")
                .atMost(RECOVERY)
                .pollInterval(Duration.ofMillis(200))
                .until(() -> oracle.isQuiet() && incidents() >= deadLetters);
        Oracle.Findings findings = oracle.check();
        assertThat(findings.isClean()).as(findings.toString()).isTrue();
    }

    private boolean everyRequestIsAnswered() {
        List<Request> unknown = history.takeUnknown();
        unknown.forEach(this::ask);
        return unknown.isEmpty();
    }

    @Override
    public void close() {
        system.close();
    }

    private void ask(String source, String target) {
        ask(new Request(
                "alpha", Order.cny(source, target, "7.00"), UUID.randomUUID().toString()));
    }

    /** Again and again while it is told that there is no broker: a service may not have found the new one yet. */
    private void ask(Request request) {
        try {
            Answer answer = Awaitility.await("an answer to " + request)
                    .atMost(SOON)
                    .pollInterval(Duration.ofMillis(200))
                    .until(
                            () -> system.ledger(request.ledger()).post(request.order(), request.key()),
                            said -> said.status() != 503);
            assertThat(history.answered(request, answer)).as(answer.toString()).isTrue();
        } catch (UncheckedIOException e) {
            history.unanswered();
            history.repeatAtTheEnd(request);
        }
    }

    private int incidents() {
        return system.sagas()
                .http()
                .get("/sagas/summary")
                .expect(200)
                .body()
                .path("incidents")
                .asInt();
    }

    private int acknowledged() {
        try {
            Path offsets = system.dataDirectory().resolve("broker/config/consumerOffset.json");
            Matcher queues = ACKNOWLEDGED.matcher(Files.exists(offsets) ? Files.readString(offsets) : "");
            return queues.find() ? sum(OFFSET.matcher(queues.group(1))) : 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int sum(Matcher offsets) {
        return offsets.results()
                .mapToInt(offset -> Integer.parseInt(offset.group(1)))
                .sum();
    }

    private Path orderFor(String part) {
        return directory.resolve("crash-order-" + part);
    }
}
