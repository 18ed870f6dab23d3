// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.saga.inspection;

import static io.transfersaga.events.FailureReason.ACCOUNT_CLOSED;
import static io.transfersaga.events.FailureReason.OPERATOR;
import static org.assertj.core.api.Assertions.assertThat;

import io.transfersaga.engine.SagaInbox;
import io.transfersaga.engine.SagaTimer;
import io.transfersaga.events.TransferMessage;
import io.transfersaga.saga.SagaHttp;
import io.transfersaga.saga.SagaServiceTest;
import io.transfersaga.saga.SentMessages;
import io.transfersaga.saga.process.Messages;
import io.transfersaga.saga.process.TestClock;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@SagaServiceTest
class SagaApiIntegrationTests {

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

    @BeforeEach
    void setUp() {
        timer.stop();
        sent.reset();
        jdbc.update("delete from saga");
        jdbc.update("delete from saga_history");
        jdbc.update("delete from incident");
    }

    @AfterEach
    void stopTheTimer() {
        timer.stop();
    }

    @Test
    void showsASagaInBackOffWithItsHistory() {
        Instant start = clock.instant();
        hear(said.moneyDebited(), said.attemptFailed(1));

        assertThat(get("/sagas/" + said.id(), 200))
                .isEqualTo(json.readTree("""
                {"transferId":"%s","state":"CREDITING","sourceAccountId":"alpha:alice","targetAccountId":"beta:bob",
                 "amount":"100.00","currency":"CNY","reference":"rent","startedAt":"%2$s","updatedAt":"%2$s",
                 "endedAt":null,
                 "credit":{"attempts":1,"maxAttempts":3,"lastFailure":"account-frozen","nextAttemptAt":"%3$s"},
                 "overdue":false,
                 "history":[
                   {"at":"%2$s","type":"MoneyDebited","detail":{}},
                   {"at":"%2$s","type":"CreditAttemptFailed",
                    "detail":{"reason":"account-frozen","attempt":1,"nextAttemptAt":"%3$s"}}]}
                """.formatted(said.id(), start, start.plusSeconds(1))));
    }

    @Test
    void countsARefusalAtOnceAsOneAttempt() {
        hear(said.moneyDebited(), said.creditAbandoned(ACCOUNT_CLOSED), said.moneyRefunded());

        JsonNode saga = get("/sagas/" + said.id(), 200);

        assertThat(saga.at("/state").asString()).isEqualTo("REFUNDED");
        assertThat(saga.at("/credit/attempts").asInt()).isEqualTo(1);
        assertThat(saga.at("/credit/lastFailure").asString()).isEqualTo("account-closed");
        assertThat(saga.at("/history/1/detail/reason").asString()).isEqualTo("account-closed");
    }

    @Test
    void callsASagaOverdueThatWaitsTooLong() {
        hear(said.moneyDebited());
        clock.advance(Duration.ofSeconds(31));

        assertThat(get("/sagas/" + said.id(), 200).get("overdue").asBoolean()).isTrue();
        assertThat(idsOf(get("/sagas?overdue=true", 200)))
                .containsExactly(said.id().toString());
        assertThat(idsOf(get("/sagas?overdue=false", 200))).isEmpty();
        assertThat(get("/sagas/summary", 200).get("overdue").asInt()).isEqualTo(1);
    }

    @Test
    void listsOpenSagasFirstTheLongestUnchangedFirstThenEndedOnesTheNewestFirst() {
        List<String> expected = new ArrayList<>();
        List<String> ended = new ArrayList<>();
        for (int i = 0; i < 9; i++) {
            var transfer = Messages.ofATransfer();
            clock.advance(Duration.ofSeconds(1));
            switch (i % 3) {
                case 0 -> hear(transfer.moneyDebited());
                case 1 -> hear(transfer.moneyDebited(), transfer.creditAbandoned(ACCOUNT_CLOSED));
                default -> hear(transfer.moneyDebited(), transfer.moneyCredited());
            }
            (i % 3 == 2 ? ended : expected).add(transfer.id().toString());
        }
        Collections.reverse(ended);
        expected.addAll(ended);

        List<String> seen = new ArrayList<>();
        String cursor = "";
        do {
            JsonNode page = get("/sagas?limit=2&cursor=" + cursor, 200);
            seen.addAll(idsOf(page));
            assertThat(page.get("items").get(0).has("history")).isFalse();
            cursor = page.get("nextCursor").isNull()
                    ? ""
                    : page.get("nextCursor").asString();
        } while (!cursor.isEmpty());

        assertThat(seen).isEqualTo(expected);
    }

    @Test
    void pagesThroughSagasOfTheSameInstant() {
        List<Messages> transfers =
                Stream.generate(Messages::ofATransfer).limit(7).toList();
        transfers.forEach(transfer -> hear(transfer.moneyDebited()));
        hear(transfers.get(2).creditAbandoned(ACCOUNT_CLOSED), transfers.get(5).creditAbandoned(ACCOUNT_CLOSED));

        List<String> seen = new ArrayList<>(idsOf(get("/sagas?limit=4", 200)));
        String cursor = get("/sagas?limit=4", 200).get("nextCursor").asString();
        seen.addAll(idsOf(get("/sagas?limit=4&cursor=" + cursor, 200)));

        assertThat(seen)
                .containsExactlyElementsOf(transfers.stream()
                        .map(transfer -> transfer.id().toString())
                        .sorted()
                        .toList());
    }

    @Test
    void filtersByStateAndByEitherAccount() {
        var other = Messages.between("beta:bob", "alpha:anna");
        hear(said.moneyDebited(), other.moneyDebited(), other.moneyCredited());

        assertThat(idsOf(get("/sagas?state=COMPLETED", 200)))
                .containsExactly(other.id().toString());
        assertThat(idsOf(get("/sagas?accountId=alpha:anna", 200)))
                .containsExactly(other.id().toString());
        assertThat(idsOf(get("/sagas?accountId=beta:bob", 200))).hasSize(2);
        assertThat(idsOf(get("/sagas?accountId=nonsense&unknown=1", 200))).isEmpty();
    }

    @Test
    void filtersByReferenceAndByTheTimeOfTheLastChange() {
        hear(said.moneyDebited());
        Instant first = clock.instant();
        clock.advance(Duration.ofSeconds(10));
        var other = Messages.ofATransfer();
        hear(other.moneyDebited());

        assertThat(idsOf(get("/sagas?reference=rent", 200))).hasSize(2);
        assertThat(idsOf(get("/sagas?reference=ren", 200))).isEmpty();
        assertThat(idsOf(get("/sagas?updatedFrom=" + first + "&updatedUntil=" + first.plusSeconds(10), 200)))
                .containsExactly(said.id().toString());
        assertThat(idsOf(get("/sagas?updatedFrom=" + first.plusSeconds(1), 200)))
                .containsExactly(other.id().toString());
    }

    @Test
    void summarises() {
        Instant start = clock.instant();
        var other = Messages.ofATransfer();
        hear(said.moneyDebited(), other.moneyDebited(), other.moneyCredited(), other.moneyRefunded());

        assertThat(get("/sagas/summary", 200)).isEqualTo(json.readTree("""
                {"states":{"CREDITING":1,"COMPLETED":1,"REFUNDING":0,"REFUNDED":0},"overdue":0,
                 "oldestOpenStartedAt":"%s","incidents":1}""".formatted(start)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "state=OPEN",
                "state=",
                "overdue=yes",
                "overdue=",
                "limit=0",
                "limit=201",
                "limit=x",
                "cursor=x",
                "updatedFrom=now",
                "updatedUntil=1969-12-31T00:00:00Z"
            })
    void refusesABadParameterByItsName(String parameter) {
        JsonNode problem = get("/sagas?" + parameter, 400);

        assertThat(problem.get("type").asString()).isEqualTo("/problems/validation-failed");
        assertThat(problem.at("/errors/0/field").asString()).isEqualTo(parameter.split("=")[0]);
    }

    @ParameterizedTest
    @ValueSource(strings = {"nonsense", "00000000-0000-0000-0000-000000000000"})
    void knowsNoSagaOfAnUnknownTransfer(String id) {
        assertThat(get("/sagas/" + id, 404).get("type").asString()).isEqualTo("/problems/saga-not-found");
        assertThat(post("/sagas/" + id + "/retry", request(), 404).get("type").asString())
                .isEqualTo("/problems/saga-not-found");
        assertThat(post("/sagas/" + id + "/refund", request(), 404).get("type").asString())
                .isEqualTo("/problems/saga-not-found");
    }

    @Test
    void sendsTheNextAttemptNowWhenAnOperatorAsks() {
        hear(said.moneyDebited(), said.attemptFailed(1));
        sent.drain();
        timer.start();

        JsonNode saga = post("/sagas/" + said.id() + "/retry", request(), 202);

        assertThat(saga.at("/history/2/type").asString()).isEqualTo("RetryRequested");
        assertThat(saga.at("/history/2/detail")).isEqualTo(json.readTree("{\"actor\":\"olga\",\"note\":\"because\"}"));
        eventuallySent("CreditAccount to ledger-beta");
        assertThat(get("/sagas/" + said.id(), 200).at("/credit/attempts").asInt())
                .isEqualTo(2);
    }

    @Test
    void refundsWhenAnOperatorAsksAndTheCreditIsRuledOut() {
        hear(said.moneyDebited());
        sent.drain();
        timer.start();

        assertThat(post("/sagas/" + said.id() + "/refund", request(), 202)
                        .get("state")
                        .asString())
                .isEqualTo("CREDITING");
        eventuallySent("AbandonCredit to ledger-beta");

        hear(said.creditAbandoned(OPERATOR), said.moneyRefunded());
        assertThat(get("/sagas/" + said.id(), 200).at("/credit/lastFailure").asString())
                .isEqualTo("operator");
    }

    @Test
    void changesNothingThatHasEnded() {
        hear(said.moneyDebited(), said.moneyCredited());

        assertThat(post("/sagas/" + said.id() + "/retry", request(), 409)
                        .get("type")
                        .asString())
                .isEqualTo("/problems/saga-ended");
        assertThat(post("/sagas/" + said.id() + "/refund", request(), 409)
                        .get("type")
                        .asString())
                .isEqualTo("/problems/saga-ended");
        assertThat(get("/sagas/" + said.id(), 200).get("history").size()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"reason\":\"because\"}",
                "{\"actor\":null,\"reason\":\"because\"}",
                "{\"actor\":\" \",\"reason\":\"because\"}",
                "{\"actor\":\"olga\\n\",\"reason\":\"because\"}",
                "{\"actor\":\"\\ud800\",\"reason\":\"because\"}",
                "{\"actor\":\"olga\"}",
                "{\"actor\":\"olga\",\"reason\":\"because\",\"force\":true}",
                "{\"actor\":7,\"reason\":\"because\"}",
                "[]",
                ""
            })
    void asksWhoAndWhy(String body) {
        hear(said.moneyDebited());

        assertThat(post("/sagas/" + said.id() + "/retry", body, 400).get("type").asString())
                .isEqualTo("/problems/validation-failed");
    }

    private void hear(TransferMessage.Event... events) {
        inbox.handle(Stream.of(events).toList());
    }

    private void eventuallySent(String message) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(() -> sent.drain().contains(message));
    }

    private List<String> idsOf(JsonNode page) {
        return page.get("items")
                .valueStream()
                .map(item -> item.get("transferId").asString())
                .toList();
    }

    private static String request() {
        return "{\"actor\":\"olga\",\"reason\":\"because\"}";
    }

    private JsonNode get(String path, int status) {
        return call(HttpRequest.newBuilder().GET(), path, status);
    }

    private JsonNode post(String path, String body, int status) {
        return call(
                HttpRequest.newBuilder()
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(body)),
                path,
                status);
    }

    private JsonNode call(HttpRequest.Builder request, String path, int status) {
        return new SagaHttp(port).json(request, path, status);
    }
}
