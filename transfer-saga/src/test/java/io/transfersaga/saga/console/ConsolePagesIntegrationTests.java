// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.saga.console;

import static io.transfersaga.events.FailureReason.ACCOUNT_FROZEN;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.transfersaga.engine.SagaInbox;
import io.transfersaga.engine.SagaTimer;
import io.transfersaga.events.TransferMessage;
import io.transfersaga.saga.SagaHttp;
import io.transfersaga.saga.SagaServiceTest;
import io.transfersaga.saga.SentMessages;
import io.transfersaga.saga.process.Messages;
import io.transfersaga.saga.process.TestClock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The console's pages, with ledgers that say what a test lets them say. */
@SagaServiceTest
class ConsolePagesIntegrationTests {

    private static final Map<String, String> LEDGER = new ConcurrentHashMap<>();
    private static final HttpServer ledger = ledger();

    private final Messages said = Messages.ofATransfer();

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

    @DynamicPropertySource
    static void ledgers(DynamicPropertyRegistry properties) {
        properties.add(
                "ledgers.alpha.url",
                () -> "http://127.0.0.1:" + ledger.getAddress().getPort());
        properties.add("ledgers.beta.url", () -> "http://127.0.0.1:1");
    }

    @BeforeEach
    void setUp() {
        timer.stop();
        sent.reset();
        LEDGER.clear();
        jdbc.update("delete from saga");
        jdbc.update("delete from saga_history");
    }

    @AfterAll
    static void closeLedger() {
        ledger.stop(0);
    }

    @Test
    void showsTheOverviewWithALightThatIsNotGreenWhileALedgerIsSilent() {
        LEDGER.put("/audit", audit("1000.00"));
        hear(said.moneyDebited());
        var other = Messages.ofATransfer();
        hear(other.moneyDebited(), other.moneyCredited());

        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(page("/"))
                        .contains("alpha: balanced", "beta: it does not answer", "Not known whether every ledger")
                        .contains("id=\"state-CREDITING\"", "100.00", "1 completed"));
    }

    @Test
    void addsTheBooksUpAgain() {
        LEDGER.put("/audit", audit("999.99"));

        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(page("/")).contains("alpha: not balanced", "A ledger is not balanced"));
    }

    @Test
    void listsWhatIsLookedFor() {
        var other = Messages.between("alpha:anna", "beta:ben");
        hear(said.moneyDebited(), other.moneyDebited(), other.moneyCredited());
        String saga = said.id().toString();
        String otherSaga = other.id().toString();

        assertThat(page("/console/sagas")).contains(saga, otherSaga);
        assertThat(page("/console/sagas?state=COMPLETED")).contains(otherSaga).doesNotContain(saga);
        assertThat(page("/console/sagas?accountId=alpha:alice")).contains(saga).doesNotContain(otherSaga);
        assertThat(page("/console/sagas?reference=rent&overdue=false")).contains(saga, otherSaga);
        assertThat(page("/console/sagas?reference=other")).contains("There are none.");
        assertThat(page("/console/sagas?from=2100-01-01T00:00")).contains("There are none.");
        assertThat(page("/console/sagas?until=2100-01-01T00:00:00")).contains(saga, otherSaga);
        assertThat(page("/console/sagas?state=&from=nonsense")).contains("cannot be understood");
        assertThat(page("/console/sagas?cursor=nonsense")).contains("cannot be understood");
    }

    @Test
    void keepsWhatIsLookedForOnTheNextPage() {
        for (int i = 0; i < 26; i++) {
            hear(Messages.ofATransfer().moneyDebited());
        }

        String first = page("/console/sagas?accountId=alpha%3Aalice&state=CREDITING");
        String next =
                first.replaceAll("(?s).*rel=\"next\" href=\"([^\"]+)\".*", "$1").replace("&amp;", "&");

        assertThat(next).contains("accountId=alpha", "state=CREDITING", "cursor=");
        assertThat(page(next).split("class=\"id\"", -1)).hasSize(2);
    }

    @Test
    void showsOneSagaWithItsWayItsTimeLineAndWhatTheLedgersSay() {
        hear(said.moneyDebited(), said.attemptFailed(1));
        LEDGER.put("/transfers/" + said.id(), "{\"status\":\"DEBITED\"}");
        LEDGER.put("/transfers/" + said.id() + "/legs", """
                {"items":[{"at":"2026-11-20T12:00:00.123Z","type":"DEBIT","accountId":"alpha:alice","amount":"100.00",
                 "currency":"CNY","balanceAfter":"900.00","outcome":"POSTED","reason":null}]}""");
        LEDGER.put(
                "/accounts/alpha:alice",
                "{\"accountId\":\"alpha:alice\",\"currency\":\"CNY\",\"balance\":\"900.00\",\"status\":\"ACTIVE\"}");

        assertThat(page("/console/sagas/" + said.id()))
                .contains("aria-current=\"step\"", "attempt 1 of 3 failed; the next one is at")
                .contains("An attempt to credit failed", "the account is frozen", "account-frozen")
                .contains("It knows the transfer as DEBITED.", "12:00:00.123", "900.00 CNY, active")
                .contains("it does not answer", "CreditAccount(1)", "ledger-beta", "id=\"refund\"");
    }

    @Test
    void saysBeforehandWhatWillHappenAndDoesIt() {
        hear(said.moneyDebited(), said.attemptFailed(1));
        String form = "/console/sagas/" + said.id() + "/refund";

        assertThat(page(form)).contains("The attempt at", "is not made, nor any other", "value=\"BACK_OFF\"");
        HttpResponse<String> done = post(form, "actor=olga&reason=asked+by+phone&foreseen=BACK_OFF", own());

        assertThat(done.statusCode()).isEqualTo(302);
        assertThat(page("/console/sagas/" + said.id() + "?asked=refund"))
                .contains("An operator asked for a refund", "olga: asked by phone", "told never to credit");
        assertThat(post(form, "actor=olga&reason=again&foreseen=RULING_OUT", own())
                        .statusCode())
                .isEqualTo(302);
    }

    @Test
    void doesNothingThatWasNotForeseen() {
        hear(said.moneyDebited());
        String form = "/console/sagas/" + said.id() + "/refund";
        assertThat(page(form)).contains("value=\"CREDIT_AWAITED\"");
        hear(said.creditAbandoned(ACCOUNT_FROZEN));

        HttpResponse<String> answer = post(form, "actor=olga&reason=late&foreseen=CREDIT_AWAITED", own());

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("has moved on meanwhile", "on their way back", "value=\"REFUND_AWAITED\"");
        assertThat(page("/console/sagas/" + said.id())).doesNotContain("late");
    }

    @Test
    void asksAgainWhoAndWhy() {
        hear(said.moneyDebited());

        HttpResponse<String> answer =
                post("/console/sagas/" + said.id() + "/retry", "actor=+&reason=because&foreseen=CREDIT_AWAITED", own());

        assertThat(answer.body()).contains("Say who you are", "because");
    }

    @Test
    void takesNoFormFromAnotherSite() {
        hear(said.moneyDebited());
        String path = "/console/sagas/" + said.id() + "/refund";
        String body = "actor=eve&reason=fun&foreseen=CREDIT_AWAITED";

        for (Map<String, String> headers : java.util.List.of(
                Map.<String, String>of(),
                Map.of("Origin", "https://evil.example.com"),
                Map.of("Origin", "null"),
                Map.of("Sec-Fetch-Site", "cross-site", "Origin", "http://127.0.0.1:" + port),
                Map.of("Sec-Fetch-Site", "same-site"))) {
            assertThat(post(path, body, headers).statusCode())
                    .as(headers.toString())
                    .isEqualTo(403);
        }
        assertThat(page("/console/sagas/" + said.id())).doesNotContain("eve: fun");
        assertThat(post(path, body, Map.of("Sec-Fetch-Site", "same-origin")).statusCode())
                .isEqualTo(302);
    }

    @Test
    void escapesWhatPeopleWrote() {
        hear(said.moneyDebited());
        jdbc.update("update saga set reference = ?", "<script>alert(1)</script>");

        assertThat(page("/console/sagas")).doesNotContain("<script>alert").contains("&lt;script&gt;alert");
        assertThat(page("/console/sagas/" + said.id())).doesNotContain("<script>alert");
    }

    @Test
    void speaksTheLanguageOfTheBrowserUntilAnotherIsChosen() {
        HttpResponse<String> chinese = get("/", Map.of("Accept-Language", "fr,zh-CN;q=0.9,en;q=0.1"));
        HttpResponse<String> chosen = get("/?language=zh-CN", Map.of("Accept-Language", "en"));

        assertThat(chinese.body()).contains("lang=\"zh-CN\"", "总览");
        assertThat(get("/", Map.of("Accept-Language", "fr")).body()).contains("lang=\"en\"", "Overview");
        assertThat(chosen.body()).contains("总览");
        String cookie = chosen.headers().firstValue("Set-Cookie").orElseThrow();
        assertThat(cookie).contains("HttpOnly", "SameSite=Lax");
        assertThat(get("/", Map.of("Accept-Language", "en", "Cookie", cookie.split(";")[0]))
                        .body())
                .contains("总览");
    }

    @Test
    void letsPagesLoadOnlyWhatComesFromHereAndLeavesTheApiAsItWas() {
        HttpResponse<String> page = get("/", Map.of());
        HttpResponse<String> api = get("/sagas", Map.of());

        assertThat(page.headers().firstValue("Content-Security-Policy").orElse(""))
                .contains("default-src 'none'", "script-src 'self'")
                .doesNotContain("unsafe");
        assertThat(page.headers().allValues("Content-Security-Policy")).hasSize(1);
        assertThat(page.headers().firstValue("X-Frame-Options")).hasValue("DENY");
        assertThat(page.headers().firstValue("Set-Cookie")).isEmpty();
        assertThat(page.body()).doesNotContain("style=\"", "onclick=", "<style", "//cdn");
        assertThat(api.headers().firstValue("Content-Security-Policy"))
                .hasValue("default-src 'none'; frame-ancestors 'none'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"console.css", "console.js", "htmx.min.js", "icon.svg"})
    void servesItsFilesAndSaysWhenTheyHaveNotChanged(String file) {
        HttpResponse<String> answer = get("/console/assets/" + file, Map.of());
        String tag = answer.headers().firstValue("ETag").orElseThrow();

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(get("/console/assets/" + file, Map.of("If-None-Match", tag)).statusCode())
                .isEqualTo(304);
    }

    @Test
    void answersOtherThingsAsBefore() {
        assertThat(get("/", Map.of("Accept", "application/json")).statusCode()).isEqualTo(406);
        assertThat(get("/console/nothing", Map.of()).body()).contains("/problems/not-found");
        assertThat(get("/console/assets/nothing.js", Map.of()).statusCode()).isEqualTo(404);
        assertThat(post("/", "", own()).statusCode()).isEqualTo(405);
        HttpResponse<String> unknown = get("/console/sagas/nonsense", Map.of());
        assertThat(unknown.statusCode()).isEqualTo(404);
        assertThat(unknown.body()).contains("No such saga");
    }

    private static String audit(String balances) {
        return """
                {"ledger":"alpha","currencies":[{"currency":"CNY","opened":"1100.00","debited":"100.00","credited":"0.00",
                 "refunded":"0.00","balances":"%s","inFlight":"100.00","transfersInFlight":1}],"balanced":true}""".formatted(balances);
    }

    private void hear(TransferMessage.Event... events) {
        inbox.handle(Stream.of(events).toList());
        clock.advance(Duration.ofMillis(10));
    }

    private Map<String, String> own() {
        return Map.of("Origin", "http://127.0.0.1:" + port);
    }

    private String page(String path) {
        HttpResponse<String> answer = get(path, Map.of());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return answer.body();
    }

    private HttpResponse<String> get(String path, Map<String, String> headers) {
        return send(HttpRequest.newBuilder().GET(), path, headers);
    }

    private HttpResponse<String> post(String path, String form, Map<String, String> headers) {
        return send(
                HttpRequest.newBuilder()
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(form)),
                path,
                headers);
    }

    private HttpResponse<String> send(HttpRequest.Builder request, String path, Map<String, String> headers) {
        headers.forEach(request::header);
        return new SagaHttp(port).send(request, path);
    }

    private static HttpServer ledger() {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/", exchange -> {
                String answer = LEDGER.get(exchange.getRequestURI().getPath());
                byte[] body = (answer == null ? "{\"type\":\"/problems/account-not-found\"}" : answer)
                        .getBytes(StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(answer == null ? 404 : 200, body.length);
                try (var out = exchange.getResponseBody()) {
                    out.write(body);
                }
            });
            server.start();
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
