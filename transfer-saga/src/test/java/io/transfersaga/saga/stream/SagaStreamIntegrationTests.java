// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.saga.stream;

import static io.transfersaga.events.FailureReason.ACCOUNT_CLOSED;
import static org.assertj.core.api.Assertions.assertThat;

import io.transfersaga.engine.SagaInbox;
import io.transfersaga.engine.SagaTimer;
import io.transfersaga.events.TransferMessage;
import io.transfersaga.saga.SagaHttp;
import io.transfersaga.saga.SagaServiceTest;
import io.transfersaga.saga.SentMessages;
import io.transfersaga.saga.process.Messages;
import io.transfersaga.saga.process.TestClock;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.test.context.TestPropertySource;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Whoever listens hears every change once, whichever instance made it and however late it was committed. */
@SagaServiceTest
@TestPropertySource(properties = "saga.stream.max-listeners=3")
class SagaStreamIntegrationTests {

    private static final Duration SOON = Duration.ofSeconds(20);

    private final Messages said = Messages.ofATransfer();
    private final JsonMapper json = new JsonMapper();

    @LocalServerPort
    private int port;

    @Autowired
    private SagaInbox inbox;

    @Autowired
    private SagaTimer timer;

    @Autowired
    private SentMessages sent;

    @Autowired
    private TestClock clock;

    @Autowired
    private JdbcTemplate jdbc;

    @Autowired
    private SagaStream stream;

    @BeforeEach
    void setUp() {
        timer.stop();
        sent.reset();
        clock.advance(Duration.ofMinutes(5));
        jdbc.update("delete from saga");
        jdbc.update("delete from saga_history");
    }

    @AfterEach
    void hangUp() {
        timer.stop();
        stream.stop();
        stream.start();
        Awaitility.await("everybody to have gone").atMost(SOON).until(() -> stream.listening() == 0);
    }

    @Test
    void saysSomethingAtOnce() {
        Heard heard = listen();

        assertThat(heard.contentType()).startsWith("text/event-stream");
        heard.await(1);
        assertThat(heard.lines().get(0)).startsWith(":");
    }

    @Test
    void tellsEveryChangeByItselfInTheFormOfTheList() {
        Heard heard = listen();

        hear(said.moneyDebited(), said.attemptFailed(1));
        hear(said.creditAbandoned(ACCOUNT_CLOSED), said.moneyRefunded());

        List<JsonNode> sagas = heard.awaitSagas(4);
        assertThat(sagas)
                .extracting(saga -> saga.get("state").asString())
                .containsExactly("CREDITING", "CREDITING", "REFUNDING", "REFUNDED");
        assertThat(sagas.get(1).at("/credit/nextAttemptAt").isNull()).isFalse();
        assertThat(sagas.get(3)).isEqualTo(get("/sagas").get("items").get(0));
        assertThat(sagas).allSatisfy(saga -> assertThat(saga.has("history")).isFalse());
    }

    @Test
    void tellsWhatWasAlreadyThereOnlyWhenItChanges() {
        hear(said.moneyDebited());
        Heard heard = listen();
        var other = Messages.ofATransfer();

        hear(other.moneyDebited());
        hear(said.moneyCredited());

        List<JsonNode> sagas = heard.awaitSagas(2);
        assertThat(sagas)
                .extracting(saga -> saga.get("transferId").asString())
                .containsExactlyInAnyOrder(said.id().toString(), other.id().toString());
        assertThat(sagas)
                .extracting(saga -> saga.get("state").asString())
                .containsExactlyInAnyOrder("CREDITING", "COMPLETED");
    }

    @Test
    void tellsAChangeThatAnotherInstanceCommitsAfterLaterOnes() {
        hear(said.moneyDebited());
        Heard heard = listen();
        var later = Messages.ofATransfer();
        var transactions = new TransactionTemplate(new JdbcTransactionManager(jdbc.getDataSource()));

        transactions.executeWithoutResult(open -> {
            completeElsewhere(said.id().value());
            clock.advance(Duration.ofSeconds(2));
            CompletableFuture.runAsync(() -> hear(later.moneyDebited())).join();
            heard.awaitSagas(1);
        });

        List<JsonNode> sagas = heard.awaitSagas(2);
        assertThat(sagas.get(0).get("transferId").asString())
                .isEqualTo(later.id().toString());
        assertThat(sagas.get(1).get("transferId").asString())
                .isEqualTo(said.id().toString());
        assertThat(sagas.get(1).get("state").asString()).isEqualTo("COMPLETED");
    }

    @Test
    void tellsWhatTimeAloneChanges() {
        hear(said.moneyDebited(), said.attemptFailed(1));
        Heard heard = listen();

        clock.advance(Duration.ofSeconds(2));
        timer.start();
        JsonNode secondAttempt = heard.awaitSagas(1).get(0);
        timer.stop();
        clock.advance(Duration.ofSeconds(31));
        JsonNode overdue = heard.awaitSagas(2).get(1);

        assertThat(secondAttempt.at("/credit/attempts").asInt()).isEqualTo(2);
        assertThat(secondAttempt.at("/credit/nextAttemptAt").isNull()).isTrue();
        assertThat(overdue.get("overdue").asBoolean()).isTrue();
    }

    @Test
    void tellsEverybodyAndTakesNoMoreThanItCan() throws Exception {
        List<Heard> all = List.of(listen(), listen(), listen());
        HttpResponse<String> refused =
                SagaHttp.CLIENT.send(request("text/event-stream"), HttpResponse.BodyHandlers.ofString());

        hear(said.moneyDebited());

        assertThat(refused.statusCode()).isEqualTo(503);
        assertThat(refused.headers().firstValue("Retry-After")).isPresent();
        assertThat(all).allSatisfy(each -> each.awaitSagas(1));
    }

    @Test
    void isNotToBeHadAsAnythingElse() throws Exception {
        HttpResponse<String> refused =
                SagaHttp.CLIENT.send(request("application/json"), HttpResponse.BodyHandlers.ofString());
        HttpResponse<String> head = SagaHttp.CLIENT.send(
                HttpRequest.newBuilder(uri("/sagas/stream"))
                        .method("HEAD", HttpRequest.BodyPublishers.noBody())
                        .build(),
                HttpResponse.BodyHandlers.ofString());

        assertThat(refused.statusCode()).isEqualTo(406);
        assertThat(refused.body()).contains("/problems/not-acceptable");
        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(head.headers().firstValue("Content-Type")).get().asString().startsWith("text/event-stream");
    }

    @Test
    void endsAllStreamsWhenTheServiceStops() {
        Heard heard = listen();
        heard.await(1);

        stream.stop();

        Awaitility.await("the stream to end").atMost(SOON).until(heard::hasEnded);
    }

    /** As another instance would: nothing in this process hears of it but by the database. */
    private void completeElsewhere(UUID transferId) {
        var now = clock.instant().atOffset(ZoneOffset.UTC);
        jdbc.update("""
                update saga set state = 'COMPLETED', updated_at = ?, ended_at = ?, due_at = null, awaited_since = null,
                    changes = 2 where transfer_id = ?""", now, now, transferId);
        jdbc.update(
                "insert into saga_history (transfer_id, seq, at, type) values (?, 2, ?, 'MoneyCredited')",
                transferId,
                now);
    }

    private void hear(TransferMessage.Event... events) {
        inbox.handle(Stream.of(events).toList());
    }

    private Heard listen() {
        var heard = new Heard(SagaHttp.CLIENT, request("text/event-stream"), json);
        heard.await(1);
        return heard;
    }

    private HttpRequest request(String accept) {
        return HttpRequest.newBuilder(uri("/sagas/stream"))
                .header("Accept", accept)
                .build();
    }

    private JsonNode get(String path) {
        return new SagaHttp(port).json(HttpRequest.newBuilder(), path, 200);
    }

    private URI uri(String path) {
        return new SagaHttp(port).uri(path);
    }
}
