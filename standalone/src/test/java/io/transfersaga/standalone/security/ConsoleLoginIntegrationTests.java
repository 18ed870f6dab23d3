// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.standalone.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.transfersaga.standalone.endtoend.Http;
import io.transfersaga.standalone.endtoend.Order;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** People log in to the console through the issuer of the tokens, and may do what their token says. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ConsoleLoginIntegrationTests {

    private static final String OPERATOR = "sagas:read sagas:operate transfers:read accounts:operate";

    @TempDir
    private static Path directory;

    private ProtectedSystem system;
    private Issuer issuer;

    @BeforeAll
    void start() {
        system = new ProtectedSystem(directory);
        issuer = system.issuer();
        system.start();
    }

    @AfterAll
    void stop() {
        system.close();
        assertThat(system.log()).as("tokens and secrets in the log").doesNotContain("eyJ", LoginDesk.SECRET);
    }

    @Test
    void leadsToTheIssuerAndBackToThePage() {
        Person olga = person("olga", OPERATOR);

        HttpResponse<String> page = olga.open("/console/sagas?state=CREDITING");

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.uri().toString()).endsWith("/console/sagas?state=CREDITING");
        assertThat(page.body()).contains("olga", "id=\"log-out\"");
        assertThat(olga.cookies())
                .allSatisfy(cookie -> assertThat(cookie.isHttpOnly()).isTrue());
    }

    @Test
    void asksTheLedgersWithThePersonsToken() {
        Person olga = person("olga", OPERATOR);

        assertThat(olga.open("/").body()).contains("alpha: balanced");
        assertThat(person("reader", "sagas:read").open("/").body()).contains("alpha: the token does not allow it");
    }

    @Test
    void recordsWhoIsLoggedInWhateverTheFormSays() {
        Person olga = person("olga", OPERATOR);
        String saga = "/console/sagas/" + stuckTransfer();
        assertThat(olga.open(saga).body()).contains("id=\"refund\"");

        HttpResponse<String> done =
                olga.submit(saga + "/refund", "actor=somebody+else&reason=called&foreseen=BACK_OFF");

        assertThat(done.body()).contains("olga: called").doesNotContain("somebody else");
    }

    @Test
    void doesNothingThatTheTokenDoesNotAllow() {
        Person reader = person("reader", "sagas:read");
        String saga = "/console/sagas/" + stuckTransfer();

        assertThat(reader.open(saga).body())
                .contains("An attempt to credit failed")
                .doesNotContain("id=\"refund\"");
        HttpResponse<String> refused = reader.submit(saga + "/refund", "actor=r&reason=r&foreseen=BACK_OFF");

        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(refused.body()).contains("Not allowed");
        assertThat(person("customer", "transfers:read").open("/").statusCode()).isEqualTo(403);
    }

    @Test
    void opensTheConsoleOnly() {
        Person olga = person("olga", OPERATOR);
        olga.open("/");

        assertThat(olga.fetch("/sagas").statusCode()).isEqualTo(401);
        assertThat(olga.fetch("/console/sagas").statusCode()).isEqualTo(406);
        olga.submit("/console/logout", "");
        assertThat(olga.fetch("/console/live").statusCode()).isEqualTo(401);
    }

    @Test
    void letsNobodyInWithATokenThatARequestCouldNotUse() {
        var mallory = new Person(console());

        issuer.desk().expect(issuer.token(claims -> claims.audience("other")));
        assertThat(mallory.open("/").body()).contains("Not logged in");
        issuer.desk().expect("nonsense");
        assertThat(mallory.open("/").body()).contains("Not logged in");
        assertThat(mallory.open("/console/logged-in?code=guessed&state=guessed").body())
                .contains("Not logged in");
    }

    private Person person(String subject, String scopes) {
        issuer.desk().expect(issuer.token(subject, scopes));
        var person = new Person(console());
        person.open("/console/sagas");
        return person;
    }

    private String console() {
        return system.sagas().address();
    }

    /** Its attempts are an hour apart. */
    private String stuckTransfer() {
        Http operator = ProtectedSystem.as(issuer.token("olga", OPERATOR), system.ledger());
        String alice = open(operator, "100.00");
        String frozen = open(operator, "0.00");
        operator.call("POST", "/accounts/" + frozen + "/freeze").expect(200);
        String transfer = ProtectedSystem.as(issuer.token("alice", "transfers:write", alice), system.ledger())
                .post(
                        "/transfers",
                        Order.cny(alice, frozen, "1.00").json(),
                        "Idempotency-Key",
                        UUID.randomUUID().toString())
                .expect(202)
                .text("transferId");
        Http sagas = ProtectedSystem.as(issuer.token("olga", OPERATOR), system.sagas());
        await().atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(500))
                .until(() -> sagas.get("/sagas/" + transfer).raw().body().contains("CreditAttemptFailed"));
        return transfer;
    }

    private static String open(Http operator, String balance) {
        String account = "alpha:test-" + UUID.randomUUID();
        operator.post(
                        "/accounts",
                        "{\"accountId\":\"%s\",\"currency\":\"CNY\",\"openingBalance\":\"%s\"}"
                                .formatted(account, balance))
                .expect(201);
        return account;
    }
}
