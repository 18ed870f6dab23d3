// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.saga.notification;

import static io.transfersaga.events.FailureReason.ACCOUNT_CLOSED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.standardwebhooks.Webhook;
import io.transfersaga.engine.SagaInbox;
import io.transfersaga.engine.SagaTimer;
import io.transfersaga.events.TransferMessage;
import io.transfersaga.events.TransferMessage.CreditAccount;
import io.transfersaga.saga.SagaHttp;
import io.transfersaga.saga.SagaServiceTest;
import io.transfersaga.saga.SentMessages;
import io.transfersaga.saga.notification.TestReceiver.Call;
import io.transfersaga.saga.process.Messages;
import io.transfersaga.saga.process.TestClock;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Callers are told how their transfers ended, whatever their receivers do, and nobody else suffers from it. */
@SagaServiceTest
@TestPropertySource(
        properties = {
            "spring.datasource.url=jdbc:h2:mem:notifications;MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DB_CLOSE_DELAY=-1",
            "notification.secrets=" + NotificationIntegrationTests.NEW_SECRET + ","
                    + NotificationIntegrationTests.OLD_SECRET,
            "notification.backoff=15s,1m",
            "notification.timeout=5s",
            "notification.concurrency=8",
            "notification.concurrency-per-receiver=3",
            "notification.allowed-networks=127.0.0.0/8"
        })
class NotificationIntegrationTests {

    static final String NEW_SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    static final String OLD_SECRET = "whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD";

    /** One that is there, but not allowed. */
    private static final String INSIDE = "http://[::1]:8080/";

    private final Messages said = Messages.ofATransfer();
    private final JsonMapper json = new JsonMapper();
    private final TestReceiver receiver = new TestReceiver();

    @LocalServerPort
    private int port;

    @Autowired
    private SagaInbox inbox;

    @Autowired
    private SagaTimer timer;

    @Autowired
    private NotificationDriver driver;

    @Autowired
    private NotificationQueue queue;

    @Autowired
    private SentMessages sent;

    @Autowired
    private TestClock clock;

    @Autowired
    private JdbcTemplate jdbc;

    @Autowired
    private ApplicationContext context;

    @BeforeEach
    void setUp() {
        timer.stop();
        driver.stop();
        sent.reset();
        for (String table : List.of(
                "notification", "notification_attempt", "notification_retry", "saga", "saga_history", "incident")) {
            jdbc.update("delete from " + table);
        }
        Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
        clock.advance(Duration.between(clock.instant(), now));
        driver.start();
    }

    @AfterEach
    void stop() {
        receiver.close();
        driver.stop();
    }

    @Test
    void tellsTheCallerOnceThatATransferHasCompleted() throws Exception {
        Instant end = clock.instant();
        hear(said.moneyDebited(receiver.url()), said.moneyCredited());

        awaitState("DELIVERED");

        assertThat(receiver.calls()).hasSize(1);
        Call call = receiver.calls().get(0);
        assertThat(call.path()).isEqualTo("/outcomes?of=transfers");
        assertThat(call.header("content-type")).startsWith("application/json");
        assertThat(json.readTree(call.body())).isEqualTo(json.readTree("""
                {"type":"transfer.completed","timestamp":"%2$s",
                 "data":{"transferId":"%1$s","status":"COMPLETED","sourceAccountId":"alpha:alice",
                  "targetAccountId":"beta:bob","amount":"100.00","currency":"CNY","reference":"rent",
                  "createdAt":"2026-11-20T12:00:00Z","endedAt":"%2$s"}}
                """.formatted(said.id(), end)));
        for (String secret : List.of(NEW_SECRET, OLD_SECRET)) {
            assertThatCode(() -> new Webhook(secret).verify(call.body(), call.headers()))
                    .doesNotThrowAnyException();
        }
        assertThat(get("/notifications", 200)).isEqualTo(json.readTree("""
                {"transferId":"%1$s","webhookId":"transfer-ended-%1$s","callbackUrl":"%2$s","state":"DELIVERED",
                 "nextAttemptAt":null,"attempts":[{"at":"%3$s","status":204,"error":null,"durationMillis":%4$s}],
                 "retries":[]}
                """.formatted(
                said.id(), receiver.url(), end, get("/notifications", 200).at("/attempts/0/durationMillis"))));
    }

    @Test
    void tellsTheCallerWhyATransferWasRefunded() {
        hear(said.moneyDebited(receiver.url()), said.creditAbandoned(ACCOUNT_CLOSED), said.moneyRefunded());

        awaitState("DELIVERED");

        JsonNode body = json.readTree(receiver.calls().get(0).body());
        assertThat(body.at("/type").asString()).isEqualTo("transfer.refunded");
        assertThat(body.at("/data/status").asString()).isEqualTo("REFUNDED");
        assertThat(body.at("/data/failure").asString()).isEqualTo("account-closed");
    }

    @Test
    void storesNothingForThoseWhoDoNotAsk() {
        hear(said.moneyDebited(), said.moneyCredited());

        assertThat(count("notification")).isZero();
        JsonNode view = get("/notifications", 200);
        assertThat(view.get("callbackUrl").isNull()).isTrue();
        assertThat(view.get("state").isNull()).isTrue();
        assertThat(view.get("attempts").isEmpty()).isTrue();
        assertProblem(post("/notifications/retry", 409), "no-callback-url");
    }

    @Test
    void storesNothingOfAnEndThatIsTakenBack() {
        hear(said.moneyDebited(receiver.url()));
        var poison = new CreditAccount(said.transfer(), 1, clock.instant());

        assertThatThrownBy(() -> inbox.handle(List.of(said.moneyCredited(), poison)))
                .isInstanceOf(RuntimeException.class);

        assertThat(count("notification")).isZero();
        assertThat(get("/notifications", 200).get("state").isNull()).isTrue();
        assertProblem(post("/notifications/retry", 409), "saga-not-ended");
    }

    @Test
    void repeatsTheSameUnderTheSameIdUntilItIsHeard() {
        receiver.replying(500);
        hear(said.moneyDebited(receiver.url()), said.moneyCredited());
        awaitAttempts(1);
        Instant next = clock.instant().plusSeconds(15);
        assertThat(get("/notifications", 200).get("nextAttemptAt").asString()).isEqualTo(next.toString());
        assertThat(get("/notifications", 200).at("/attempts/0/status").asInt()).isEqualTo(500);

        clock.advance(Duration.ofSeconds(15));
        awaitState("DELIVERED");

        assertThat(receiver.calls()).extracting(Call::id).containsExactly(id(), id());
        assertThat(receiver.calls().get(1).body())
                .isEqualTo(receiver.calls().get(0).body());
        assertThat(receiver.calls().get(1).header("webhook-timestamp"))
                .isNotEqualTo(receiver.calls().get(0).header("webhook-timestamp"));
    }

    @Test
    void givesUpAfterTheLastWaitAndBeginsAnewWhenAnOperatorAsks() {
        receiver.close();
        hear(said.moneyDebited(receiver.url()), said.moneyCredited());
        awaitAttempts(1);
        clock.advance(Duration.ofSeconds(15));
        awaitAttempts(2);
        clock.advance(Duration.ofMinutes(1));
        awaitState("EXHAUSTED");

        JsonNode view = get("/notifications", 200);
        assertThat(view.get("nextAttemptAt").isNull()).isTrue();
        assertThat(view.get("attempts")
                        .valueStream()
                        .map(attempt -> attempt.get("error").asString()))
                .containsExactly("connection-failed", "connection-failed", "connection-failed");
        assertThat(saga().get("state").asString()).isEqualTo("COMPLETED");

        JsonNode retried = post("/notifications/retry", 202);
        assertThat(retried.at("/retries/0/actor").asString()).isEqualTo("olga");
        assertThat(retried.at("/retries/0/note").asString()).isEqualTo("because");
        assertThat(retried.at("/retries/0/at").asString())
                .isEqualTo(clock.instant().toString());
        awaitAttempts(4);
        assertThat(get("/notifications", 200).get("nextAttemptAt").asString())
                .isEqualTo(clock.instant().plusSeconds(15).toString());
    }

    @Test
    void tellsAgainWhatWasHeardWhenAnOperatorAsks() {
        hear(said.moneyDebited(receiver.url()), said.moneyCredited());
        awaitState("DELIVERED");

        post("/notifications/retry", 202);

        awaitAttempts(2);
        awaitState("DELIVERED");
        assertThat(receiver.calls()).extracting(Call::id).containsExactly(id(), id());
    }

    @Test
    void followsNoRedirect() {
        try (var elsewhere = new TestReceiver()) {
            receiver.replying(307, "Location", elsewhere.url());
            hear(said.moneyDebited(receiver.url()), said.moneyCredited());

            awaitAttempts(1);

            assertThat(get("/notifications", 200).at("/attempts/0/status").asInt())
                    .isEqualTo(307);
            assertThat(state()).isEqualTo("PENDING");
            assertThat(elsewhere.calls()).isEmpty();
        }
    }

    @Test
    void stopsAtOnceWhenTheReceiverIsGoneForGood() {
        receiver.replying(410);
        hear(said.moneyDebited(receiver.url()), said.moneyCredited());

        awaitState("EXHAUSTED");

        assertThat(receiver.calls()).hasSize(1);
    }

    @Test
    void leavesAReceiverAloneForAsLongAsItAsks() {
        receiver.replying(503, "Retry-After", "30");
        hear(said.moneyDebited(receiver.url()), said.moneyCredited());

        awaitAttempts(1);

        assertThat(get("/notifications", 200).get("nextAttemptAt").asString())
                .isEqualTo(clock.instant().plusSeconds(30).toString());
    }

    @ParameterizedTest
    @CsvSource({
        "http://10.0.0.1/, address-refused",
        "http://169.254.169.254/latest/meta-data/, address-refused",
        INSIDE + ", address-refused",
        "http://[::ffff:10.0.0.1]/, address-refused",
        "http://167772161/, address-refused",
        "http://user:password@127.0.0.1/, url-refused"
    })
    void connectsToNoAddressThatIsInside(String url, String error) {
        hear(said.moneyDebited(url), said.moneyCredited());

        awaitState("EXHAUSTED");

        assertThat(get("/notifications", 200).at("/attempts/0/error").asString())
                .isEqualTo(error);
    }

    @Test
    void letsASilentReceiverHoldUpNobodyElse() {
        try (var silent = new SilentReceiver("")) {
            List<Messages> unheard =
                    Stream.generate(Messages::ofATransfer).limit(20).toList();
            unheard.forEach(each -> hear(each.moneyDebited(silent.url()), each.moneyCredited()));
            eventually().until(() -> silent.connections() > 0);

            hear(said.moneyDebited(receiver.url()), said.moneyCredited());
            awaitState("DELIVERED");

            assertThat(unheard)
                    .allSatisfy(each -> assertThat(jdbc.queryForObject(
                                    "select state from saga where transfer_id = ?",
                                    String.class,
                                    each.id().value()))
                            .isEqualTo("COMPLETED"));
            // Three at once while it was new; afterwards one by one.
            eventually().until(() -> count("notification_attempt") >= 4);
            assertThat(silent.connections()).isLessThanOrEqualTo(3 + count("notification_attempt"));
            assertThat(jdbc.queryForList(
                            "select distinct error from notification_attempt where error is not null", String.class))
                    .containsExactly("timeout");
        }
    }

    @Test
    void cutsOffAReceiverThatComesToNoEnd() {
        try (var dripping = new SilentReceiver("HTTP/1.1 200 OK\r\nX-Long: ")) {
            hear(said.moneyDebited(dripping.url()), said.moneyCredited());
            eventually().until(() -> dripping.connections() > 0);

            eventually().pollInterval(Duration.ofMillis(100)).until(() -> !dripping.drip());

            awaitAttempts(1);
            assertThat(get("/notifications", 200).at("/attempts/0/error").asString())
                    .isEqualTo("timeout");
        }
    }

    @Test
    void readsNoAnswerToItsEnd() throws InterruptedException {
        var broken = new CountDownLatch(1);
        receiver.replying(exchange -> {
            exchange.sendResponseHeaders(200, 0);
            try {
                while (true) {
                    exchange.getResponseBody().write(new byte[64 * 1024]);
                }
            } catch (IOException e) {
                broken.countDown();
            }
        });
        hear(said.moneyDebited(receiver.url()), said.moneyCredited());

        awaitState("DELIVERED");

        broken.await();
    }

    @Test
    void remembersAcrossARestartWhatIsToBeTold() {
        driver.stop();
        hear(said.moneyDebited(receiver.url()), said.moneyCredited());
        assertThat(state()).isEqualTo("PENDING");

        driver.start();

        awaitState("DELIVERED");
    }

    @Test
    void makesAnAttemptAgainWhoseEndNobodyKnows() {
        driver.stop();
        hear(said.moneyDebited(receiver.url()), said.moneyCredited());
        List<Claim> lost = queue.take(NotificationIntegrationTests::all);
        assertThat(lost).hasSize(1);
        assertThat(queue.take(NotificationIntegrationTests::all)).isEmpty();
        assertThat(get("/notifications", 200).get("nextAttemptAt").isNull()).isTrue();

        clock.advance(Duration.ofMinutes(1));
        driver.start();
        awaitState("DELIVERED");

        // The first process was only stopped for a while, and comes back with bad news.
        queue.finish(List.of(
                new Finished(lost.get(0), Result.failed(clock.instant(), Duration.ofSeconds(5), Failure.TIMEOUT))));
        assertThat(state()).isEqualTo("DELIVERED");
        assertThat(receiver.calls()).hasSize(1);
        assertThat(get("/notifications", 200).get("attempts").size()).isEqualTo(2);
    }

    @Test
    void tellsEachOnceHoweverManyInstancesThereAre() {
        driver.stop();
        List<Messages> transfers =
                Stream.generate(Messages::ofATransfer).limit(60).toList();
        transfers.forEach(each -> hear(each.moneyDebited(receiver.url()), each.moneyCredited()));
        List<NotificationDriver> instances = List.of(new Instance(context).driver(), new Instance(context).driver());

        instances.forEach(NotificationDriver::start);
        try {
            eventually().until(() -> countDelivered() == 60);
        } finally {
            instances.forEach(NotificationDriver::stop);
        }

        assertThat(receiver.calls())
                .extracting(Call::id)
                .containsExactlyInAnyOrderElementsOf(
                        transfers.stream().map(each -> Notice.id(each.id())).toList());
    }

    @Test
    void tellsAnOperatorsWishAlsoOfASagaThatEndedBeforeThereWereNotifications() {
        hear(said.moneyDebited(receiver.url()), said.moneyCredited());
        awaitState("DELIVERED");
        jdbc.update("delete from notification");
        jdbc.update("delete from notification_attempt");

        post("/notifications/retry", 202);

        awaitState("DELIVERED");
        assertThat(receiver.calls()).hasSize(2);
    }

    @Test
    void deletesAttemptsThatAreTooOldToBeShown() {
        hear(said.moneyDebited(receiver.url()), said.moneyCredited());
        awaitState("DELIVERED");

        clock.advance(Duration.ofDays(91));

        eventually().until(() -> count("notification_attempt") == 0);
        assertThat(state()).isEqualTo("DELIVERED");
    }

    @ParameterizedTest
    @ValueSource(strings = {"nonsense", "00000000-0000-0000-0000-000000000000"})
    void knowsNoSagaOfAnUnknownTransfer(String transferId) {
        String path = "/sagas/" + transferId + "/notifications";

        assertProblem(call(HttpRequest.newBuilder().GET(), path, 404), "saga-not-found");
        assertProblem(
                call(posting("{\"actor\":\"olga\",\"reason\":\"because\"}"), path + "/retry", 404), "saga-not-found");
    }

    @Test
    void asksWhoWantsARetryAndWhy() {
        hear(said.moneyDebited(receiver.url()), said.moneyCredited());

        assertProblem(call(posting("{\"actor\":\"olga\"}"), path("/notifications/retry"), 400), "validation-failed");
        assertThat(count("notification_retry")).isZero();
    }

    private static Map<String, Integer> all(List<String> due) {
        return due.stream().collect(Collectors.toMap(each -> each, each -> 100));
    }

    private void hear(TransferMessage.Event... events) {
        inbox.handle(List.of(events));
    }

    private static ConditionFactory eventually() {
        return Awaitility.await().atMost(Duration.ofSeconds(60)).pollInterval(Duration.ofMillis(50));
    }

    private void awaitState(String state) {
        eventually().until(this::state, state::equals);
    }

    private void awaitAttempts(int number) {
        eventually().until(() -> count("notification_attempt") >= number);
    }

    private String state() {
        List<String> states = jdbc.queryForList(
                "select state from notification where transfer_id = ?",
                String.class,
                said.id().value());
        return states.isEmpty() ? "" : states.get(0);
    }

    private String id() {
        return "transfer-ended-" + said.id();
    }

    private int countDelivered() {
        return jdbc.queryForObject("select count(*) from notification where state = 'DELIVERED'", Integer.class);
    }

    private int count(String table) {
        return jdbc.queryForObject("select count(*) from " + table, Integer.class);
    }

    private JsonNode saga() {
        return get("", 200);
    }

    private JsonNode get(String path, int status) {
        return call(HttpRequest.newBuilder().GET(), path(path), status);
    }

    private JsonNode post(String path, int status) {
        return call(posting("{\"actor\":\"olga\",\"reason\":\"because\"}"), path(path), status);
    }

    private String path(String below) {
        return "/sagas/" + said.id() + below;
    }

    private static HttpRequest.Builder posting(String body) {
        return HttpRequest.newBuilder()
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body));
    }

    private static void assertProblem(JsonNode problem, String slug) {
        assertThat(problem.get("type").asString()).isEqualTo("/problems/" + slug);
    }

    private JsonNode call(HttpRequest.Builder request, String path, int status) {
        return new SagaHttp(port).json(request, path, status);
    }
}
