// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.standalone.security;

import static io.transfersaga.standalone.security.ProtectedSystem.as;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import io.transfersaga.standalone.endtoend.Answer;
import io.transfersaga.standalone.endtoend.Http;
import io.transfersaga.standalone.endtoend.Order;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The OWASP API Security Top 10 of 2023, tried one by one against the running system. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OwaspApiTopTenIntegrationTests {

    private static final String ALL_SCOPES =
            "transfers:read transfers:write accounts:operate sagas:read sagas:operate metrics:read";

    /** What a service does, and what it takes. */
    private record Function(String method, String path, String scope) {}

    private static final List<Function> LEDGER = List.of(
            new Function("POST", "/transfers", "transfers:write"),
            new Function("GET", "/transfers/" + UUID.randomUUID(), "transfers:read"),
            new Function("GET", "/transfers/" + UUID.randomUUID() + "/legs", "transfers:read"),
            new Function("GET", "/accounts/alpha:nobody", "transfers:read"),
            new Function("GET", "/accounts/alpha:nobody/entries", "transfers:read"),
            new Function("GET", "/audit", "transfers:read"),
            new Function("POST", "/accounts", "accounts:operate"),
            new Function("POST", "/accounts/alpha:nobody/deposits", "accounts:operate"),
            new Function("POST", "/accounts/alpha:nobody/freeze", "accounts:operate"),
            new Function("POST", "/accounts/alpha:nobody/unfreeze", "accounts:operate"),
            new Function("POST", "/accounts/alpha:nobody/close", "accounts:operate"));

    private static final List<Function> SAGAS = List.of(
            new Function("GET", "/sagas", "sagas:read"),
            new Function("GET", "/sagas/summary", "sagas:read"),
            new Function("GET", "/sagas/" + UUID.randomUUID(), "sagas:read"),
            new Function("GET", "/sagas/" + UUID.randomUUID() + "/notifications", "sagas:read"),
            new Function("POST", "/sagas/" + UUID.randomUUID() + "/notifications/retry", "sagas:operate"),
            new Function("POST", "/sagas/" + UUID.randomUUID() + "/retry", "sagas:operate"),
            new Function("POST", "/sagas/" + UUID.randomUUID() + "/refund", "sagas:operate"));

    @TempDir
    private static Path directory;

    private ProtectedSystem system;
    private Issuer issuer;
    private String alice;
    private String eve;

    @BeforeAll
    void start() {
        system = new ProtectedSystem(directory);
        issuer = system.issuer();
        system.start();
    }

    @BeforeEach
    void openAccounts() {
        alice = open("alice");
        eve = open("evely");
    }

    @AfterAll
    void stopAndReadTheLog() {
        system.close();
        assertThat(system.log())
                .as("tokens and statements in the log")
                .doesNotContain("eyJ", "select ", "insert ", "update ");
    }

    /** API1:2023, broken object level authorization. */
    @Test
    void hidesTheAccountsOfOthersAsIfTheyWereAbsent() {
        Http asEve = as(customer("eve", eve), system.ledger());
        String absent = "alpha:other-" + UUID.randomUUID();
        Http asAlice = as(customer("alice", alice), system.ledger());
        String transfer =
                transfer(asAlice, alice, eve, "1.00", key()).expect(202).text("transferId");

        expectAlike(asEve.get("/accounts/" + alice), asEve.get("/accounts/" + absent), "account-not-found");
        expectAlike(
                asEve.get("/accounts/" + alice + "/entries"),
                asEve.get("/accounts/" + absent + "/entries"),
                "account-not-found");
        expectAlike(
                transfer(asEve, alice, eve, "1.00", key()),
                transfer(asEve, absent, eve, "1.00", key()),
                "account-not-found");
        expectAlike(
                asEve.get("/transfers/" + transfer),
                asEve.get("/transfers/" + UUID.randomUUID()),
                "transfer-not-found");
        asAlice.get("/accounts/" + alice).expect(200);
        asAlice.get("/transfers/" + transfer).expect(200);
        operator().get("/accounts/" + alice).expect(200);
    }

    @Test
    void checksTheRightToAnAccountBeforeItRepeatsAnAnswer() {
        String key = key();
        transfer(as(customer("alice", alice), system.ledger()), alice, eve, "1.00", key)
                .expect(202);

        Http asAliceWithoutHerAccount = as(customer("alice"), system.ledger());

        transfer(asAliceWithoutHerAccount, alice, eve, "1.00", key).expectProblem(404, "account-not-found");
        transfer(asAliceWithoutHerAccount, alice, eve, "2.00", key).expectProblem(404, "account-not-found");
    }

    /** API2:2023, broken authentication. */
    @Test
    void acceptsNoTokenThatTheIssuerDidNotSignForThisApi() {
        Map<String, String> bad = new TreeMap<>(Map.of(
                "no token at all", "x.y.z",
                "expired",
                        issuer.token(claims ->
                                claims.expirationTime(Date.from(Instant.now().minus(Duration.ofMinutes(5))))),
                "for ever", issuer.token(claims -> claims.expirationTime(null)),
                "not yet",
                        issuer.token(claims ->
                                claims.notBeforeTime(Date.from(Instant.now().plus(Duration.ofMinutes(5))))),
                "of another issuer", issuer.token(claims -> claims.issuer("https://other.example.com")),
                "for another API", issuer.token(claims -> claims.audience("other")),
                "for nobody", issuer.token(claims -> claims.subject(null)),
                "signed by somebody else", forged("first"),
                "unsigned", new PlainJWT(issuer.anyClaims().build()).serialize()));
        bad.put("signed with the public key as a secret", signedWithThePublicKey());

        bad.forEach((what, token) -> {
            Answer answer = as(token, system.ledger()).get("/audit");
            assertThat(answer.status()).as(what).isEqualTo(401);
            answer.expectProblem(401, "unauthorized");
            assertThat(answer.header("WWW-Authenticate"))
                    .as(what)
                    .get()
                    .asString()
                    .startsWith("Bearer error=");
        });
    }

    @Test
    void acceptsNoTokenWithAKeyThatTheIssuerDoesNotHave() {
        expectRefusalOfUnknownKey(forged("second"));
    }

    /** It may be one that the issuer has just begun to use: while it must not be asked again yet, nobody knows. */
    private void expectRefusalOfUnknownKey(String token) {
        Awaitility.await("a clear refusal")
                .atMost(Duration.ofMinutes(4))
                .pollInterval(Duration.ofSeconds(1))
                .until(() -> {
                    int status = as(token, system.ledger()).get("/audit").status();
                    assertThat(status).isIn(401, 503);
                    return status == 401;
                });
    }

    @Test
    void takesATokenFromNowhereButItsHeader() {
        String good = customer("alice", alice);

        Answer none = system.ledger().get("/audit");
        none.expectProblem(401, "unauthorized");
        assertThat(none.header("WWW-Authenticate")).get().asString().startsWith("Bearer");
        system.ledger().get("/audit?access_token=" + good).expectProblem(401, "unauthorized");
        system.ledger().with("Cookie", "access_token=" + good).get("/audit").expectProblem(401, "unauthorized");
        system.ledger().with("Authorization", "Basic " + good).get("/audit").expectProblem(401, "unauthorized");
        assertThat(as(good, system.ledger()).get("/audit").expect(200).header("Set-Cookie"))
                .isEmpty();
    }

    /** API3:2023, broken object property level authorization. */
    @Test
    void takesAndGivesNoPropertyBeyondTheDocumentedOnes() {
        Http asAlice = as(customer("alice", alice), system.ledger());
        String order = Order.cny(alice, eve, "1.00").json();

        for (String more : List.of("status", "transferId", "createdAt", "balance")) {
            asAlice.post("/transfers", order.replace("{", "{\"" + more + "\":\"x\","), "Idempotency-Key", key())
                    .expectProblem(400, "validation-failed");
        }
        Answer transfer =
                asAlice.post("/transfers", order, "Idempotency-Key", key()).expect(202);
        assertThat(transfer.body().propertyNames())
                .containsExactlyInAnyOrder(
                        "transferId",
                        "status",
                        "sourceAccountId",
                        "targetAccountId",
                        "amount",
                        "currency",
                        "reference",
                        "createdAt",
                        "endedAt");
        assertThat(asAlice.get("/accounts/" + alice).body().propertyNames())
                .containsExactlyInAnyOrder("accountId", "currency", "balance", "status");
    }

    @Test
    void recordsWhoOperatedByTheTokenWhateverTheRequestSays() {
        Http asAlice = as(customer("alice", alice), system.ledger());
        Http operator = as(token("olga", "sagas:read sagas:operate"), system.sagas());
        operator().call("POST", "/accounts/" + eve + "/freeze").expect(200);
        String transfer =
                transfer(asAlice, alice, eve, "1.00", key()).expect(202).text("transferId");
        await().atMost(60, SECONDS)
                .until(() -> operator.get("/sagas/" + transfer).status() == 200);

        operator.post("/sagas/" + transfer + "/retry", "{\"actor\":\"somebody else\",\"reason\":\"test\"}")
                .expect(202);

        assertThat(operator.get("/sagas/" + transfer).raw().body())
                .contains("olga")
                .doesNotContain("somebody else");
    }

    /** API4:2023, unrestricted resource consumption. */
    @Test
    void takesNoLargeRequestsAndNoLargePages() {
        Http asAlice = as(customer("alice", alice), system.ledger());
        String large = "{\"reference\":\"" + "x".repeat(70_000) + "\"}";

        asAlice.post("/transfers", large, "Idempotency-Key", key()).expectProblem(413, "body-too-large");
        system.ledger().post("/transfers", large).expectProblem(401, "unauthorized");
        asAlice.get("/accounts/" + alice + "/entries?limit=201").expectProblem(400, "validation-failed");
        Answer refused = system.ledger().with("X-Large", "x".repeat(20_000)).get("/audit");
        assertThat(refused.expect(400).text("type")).isEqualTo("/problems/validation-failed");
        expectSecurityHeaders(refused);
    }

    @Test
    void stopsACallerWhoSendsTooMuchAndNobodyElse() {
        Http flood = as(customer("flood"), system.ledger());

        Answer refused = IntStream.range(0, 5 * ProtectedSystem.BURST)
                .mapToObj(i -> flood.get("/accounts/alpha:nobody"))
                .filter(answer -> answer.status() != 404)
                .findFirst()
                .orElseThrow();

        refused.expectProblem(429, "overloaded");
        assertThat(refused.header("Retry-After")).get().asString().matches("[1-9][0-9]*");
        as(customer("alice", alice), system.ledger()).get("/accounts/" + alice).expect(200);
        flood.get("/actuator/health/liveness").expect(200);
    }

    /** API5:2023, broken function level authorization. */
    @Test
    void wantsItsOwnScopeForEveryFunction() {
        for (Function function : LEDGER) {
            expectScope(function, system.ledger());
        }
        for (Function function : SAGAS) {
            expectScope(function, system.sagas());
        }
    }

    /** API6:2023, unrestricted access to sensitive business flows. */
    @Test
    void movesMoneyOncePerKeyOfEachSubject() {
        String shared = key();
        Http asAlice = as(customer("alice", alice), system.ledger());
        Http asEve = as(customer("eve", eve), system.ledger());

        String first = transfer(asAlice, alice, eve, "1.00", shared).expect(202).text("transferId");
        Answer again = transfer(asAlice, alice, eve, "1.00", shared).expect(202);
        Answer ofEve = transfer(asEve, eve, alice, "2.00", shared).expect(202);

        assertThat(again.text("transferId")).isEqualTo(first);
        assertThat(again.header("Idempotency-Replayed")).hasValue("true");
        assertThat(ofEve.text("transferId")).isNotEqualTo(first);
        assertThat(ofEve.header("Idempotency-Replayed")).isEmpty();
        transfer(asAlice, alice, eve, "3.00", shared).expectProblem(422, "idempotency-key-reused");
    }

    /** API7:2023, server side request forgery. */
    @Test
    void callsNoAddressThatARequestNames() {
        Http asAlice = as(customer("alice", alice), system.ledger());
        var elsewhere = URI.create(issuer.uri() + "/elsewhere");
        var header =
                Issuer.header(issuer.key()).keyID("elsewhere").jwkURL(elsewhere).x509CertURL(elsewhere);
        String token = Issuer.sign(issuer.key(), header, issuer.anyClaims().build());

        expectRefusalOfUnknownKey(token);
        for (String url : List.of("file:///etc/passwd", "gopher://127.0.0.1/", "//127.0.0.1/")) {
            asAlice.post(
                            "/transfers",
                            Order.cny(alice, eve, "1.00").json().replace("{", "{\"callbackUrl\":\"" + url + "\","),
                            "Idempotency-Key",
                            key())
                    .expectProblem(400, "validation-failed");
        }
        assertThat(issuer.requests()).isSubsetOf("/.well-known/openid-configuration", "/keys", "/broken");
    }

    /** API8:2023, security misconfiguration. */
    @Test
    void tellsStrangersNothingAndBrowsersWhatNotToDo() {
        Http stranger = system.ledger().with("Origin", "https://evil.example.com");
        Http metrics = as(token("prometheus", "metrics:read"), system.ledger());

        for (Answer answer : List.of(
                stranger.get("/actuator/health/liveness").expect(200),
                stranger.get("/accounts/" + alice).expect(401),
                stranger.call("OPTIONS", "/transfers").expect(401),
                operator().get("/accounts/alpha:nobody").expect(404),
                system.sagaManagement().get("/actuator/health/liveness").expect(200))) {
            expectSecurityHeaders(answer);
            assertThat(answer.header("Access-Control-Allow-Origin")).isEmpty();
        }
        for (String path : List.of("", "/liveness", "/readiness")) {
            assertThat(stranger.get("/actuator/health" + path).expect(200).raw().body())
                    .doesNotContain("components", "details");
        }
        assertThat(metrics.get("/actuator/health").raw().body()).contains("incidents");
        stranger.get("/actuator/prometheus").expectProblem(401, "unauthorized");
        metrics.get("/actuator/prometheus").expect(200);
        for (String closed : List.of("/actuator", "/actuator/env", "/actuator/heapdump", "/error", "/h2-console")) {
            stranger.get(closed).expectProblem(401, "unauthorized");
            as(token("all", ALL_SCOPES), system.ledger()).get(closed).expectProblem(403, "forbidden");
        }
        as(token("all", ALL_SCOPES), system.ledger()).get("/accounts/a%2Fb").expectProblem(404, "not-found");
    }

    @Test
    void asksForTheSameTokensAtAManagementPortOfItsOwn() {
        Http management = system.sagaManagement();

        management.get("/actuator/prometheus").expectProblem(401, "unauthorized");
        as(token("olga", "sagas:read"), management).get("/actuator/prometheus").expectProblem(403, "forbidden");
        as(token("prometheus", "metrics:read"), management)
                .get("/actuator/prometheus")
                .expect(200);
        as(token("prometheus", "metrics:read"), system.sagas())
                .get("/actuator/prometheus")
                .expect(403);
    }

    /** API9:2023, improper inventory management. */
    @Test
    void opensNothingThatItsDescriptionDoesNotName() {
        for (Http service : List.of(system.ledger(), system.sagas())) {
            service.get("/v3/api-docs").expectProblem(401, "unauthorized");
            Answer description =
                    as(token("reader", ""), service).get("/v3/api-docs").expect(200);
            Map<String, JsonNode> paths = new TreeMap<>();
            description.body().path("paths").properties().forEach(path -> paths.put(path.getKey(), path.getValue()));
            assertThat(paths).isNotEmpty().allSatisfy((path, operations) -> {
                String called = path.replaceAll("\\{.*?}", "x");
                for (Map.Entry<String, JsonNode> operation : operations.properties()) {
                    String method = operation.getKey().toUpperCase(Locale.ROOT);
                    if (isForEverybody(operation.getValue())) {
                        assertThat(path).isEqualTo("/problems/{slug}");
                        service.call(method, called).expectProblem(404, "not-found");
                    } else {
                        service.call(method, called).expectProblem(401, "unauthorized");
                        as(token("reader", ""), service).call(method, called).expectProblem(403, "forbidden");
                    }
                }
            });
            service.get("/problems/unauthorized").expect(200);
            as(token("all", ALL_SCOPES), service).get("/v1/transfers").expectProblem(403, "forbidden");
            as(token("all", ALL_SCOPES), service).get("/swagger-ui.html").expectProblem(403, "forbidden");
        }
    }

    /** The description says so by an empty list. */
    private static boolean isForEverybody(JsonNode operation) {
        return operation.path("security").isArray()
                && operation.path("security").isEmpty();
    }

    /** API10:2023, unsafe consumption of APIs. */
    @Test
    void staysClosedWhenTheIssuerAnswersNonsense() {
        Http ledger = as(token("all", ALL_SCOPES), system.ledgerWithoutKeys());

        for (int i = 0; i < 5; i++) {
            Answer refused = ledger.get("/audit");
            refused.expectProblem(503, "overloaded");
            assertThat(refused.header("Retry-After")).isPresent();
        }
    }

    private void expectScope(Function function, Http service) {
        String others = Stream.of(ALL_SCOPES.split(" "))
                .filter(scope -> !scope.equals(function.scope()))
                .collect(Collectors.joining(" "));
        String what = function.method() + " " + function.path();

        Answer refused = as(token("others", others), service).call(function.method(), function.path());
        assertThat(refused.status()).as(what).isEqualTo(403);
        refused.expectProblem(403, "forbidden");
        assertThat(refused.header("WWW-Authenticate")).get().asString().contains("insufficient_scope");
        service.call(function.method(), function.path()).expectProblem(401, "unauthorized");
        assertThat(as(token("one", function.scope()), service)
                        .call(function.method(), function.path())
                        .status())
                .as(what)
                .isNotIn(401, 403);
    }

    private static void expectAlike(Answer foreign, Answer absent, String slug) {
        foreign.expectProblem(404, slug);
        assertThat(bodyButPath(foreign)).isEqualTo(bodyButPath(absent));
        assertThat(headersButDate(foreign)).isEqualTo(headersButDate(absent));
    }

    private static String bodyButPath(Answer answer) {
        return answer.raw().body().replace(answer.raw().uri().getPath(), "");
    }

    private static Map<String, List<String>> headersButDate(Answer answer) {
        var headers = new TreeMap<>(answer.raw().headers().map());
        headers.remove("date");
        return headers;
    }

    private static void expectSecurityHeaders(Answer answer) {
        assertThat(answer.header("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(answer.header("X-Frame-Options")).hasValue("DENY");
        assertThat(answer.header("Content-Security-Policy")).hasValue("default-src 'none'; frame-ancestors 'none'");
        assertThat(answer.header("Cache-Control")).get().asString().contains("no-store");
        assertThat(answer.header("Server")).isEmpty();
    }

    private String open(String name) {
        String account = "alpha:" + name + "-" + UUID.randomUUID();
        operator().post("/accounts", """
                        {"accountId":"%s","currency":"CNY","openingBalance":"100.00"}""".formatted(account)).expect(201);
        return account;
    }

    private Http operator() {
        return as(token("olga", "accounts:operate transfers:read"), system.ledger());
    }

    private static Answer transfer(Http ledger, String source, String target, String amount, String key) {
        return ledger.post("/transfers", Order.cny(source, target, amount).json(), "Idempotency-Key", key);
    }

    private String customer(String subject, String... accounts) {
        return issuer.token(subject, "transfers:read transfers:write", accounts);
    }

    private String token(String subject, String scopes) {
        return issuer.token(subject, scopes);
    }

    private String forged(String keyId) {
        var key = Issuer.newKey(keyId);
        return Issuer.sign(key, Issuer.header(key), issuer.anyClaims().build());
    }

    /** The attack on libraries that take a public key for the secret of an HMAC. */
    private String signedWithThePublicKey() {
        try {
            var header = new JWSHeader.Builder(JWSAlgorithm.HS256)
                    .keyID(issuer.key().getKeyID())
                    .build();
            var token = new SignedJWT(header, issuer.anyClaims().build());
            token.sign(new MACSigner(issuer.key().toPublicKey().getEncoded()));
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String key() {
        return UUID.randomUUID().toString();
    }
}
