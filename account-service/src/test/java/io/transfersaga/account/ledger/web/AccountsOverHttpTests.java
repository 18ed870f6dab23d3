// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.account.ledger.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.transfersaga.account.LedgerClient;
import io.transfersaga.account.LedgerClient.Answer;
import io.transfersaga.account.LedgerTest;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import tools.jackson.databind.JsonNode;

@LedgerTest
class AccountsOverHttpTests {

    @Autowired
    Environment environment;

    private final String alice = "alpha:alice-" + UUID.randomUUID();
    private LedgerClient ledger;

    @BeforeEach
    void connect() {
        ledger = new LedgerClient(environment);
    }

    @Test
    void opensAnAccountOnce() {
        Answer opened = open(alice, "\"100.5\"");
        assertThat(opened.status()).isEqualTo(201);
        assertThat(opened.header("Location")).hasValue("/accounts/" + alice);
        assertThat(opened.text("balance")).isEqualTo("100.50");
        assertThat(opened.text("status")).isEqualTo("ACTIVE");
        assertThat(open(alice, "\"100.50\"").status()).isEqualTo(200);
        assertRefused(open(alice, "null"), 409, "account-exists");
        assertThat(ledger.get("/accounts/" + alice).body()).isEqualTo(opened.body());
    }

    @Test
    void opensAnAccountOnceForManyAtOnce() throws Exception {
        List<Integer> statuses = atOnce(20, () -> open(alice, "\"1.00\"").status());
        assertThat(statuses).containsOnly(200, 201).containsOnlyOnce(201);
    }

    @Test
    void opensAnAccountWithNothingWithoutALineInItsStatement() {
        open(alice, "null");
        assertThat(ledger.get("/accounts/" + alice + "/entries").raw().body())
                .isEqualTo("{\"items\":[],\"nextCursor\":null}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"1e2\"", "\"-1\"", "\"1.005\"", "5", "\"1000000000000\"", "\"\""})
    void refusesAnOpeningBalanceThatIsNone(String balance) {
        assertRefused(open(alice, balance), 400, "validation-failed");
    }

    @Test
    void keepsToItsOwnAccounts() {
        assertRefused(open("beta:bob", "null"), 421, "wrong-ledger");
        assertRefused(open("bob", "null"), 400, "validation-failed");
        assertRefused(ledger.get("/accounts/beta:bob"), 421, "wrong-ledger");
        assertRefused(ledger.get("/accounts/" + alice), 404, "account-not-found");
        assertRefused(ledger.get("/accounts/nonsense/entries"), 404, "account-not-found");
        assertRefused(ledger.post("/accounts/nonsense/freeze"), 404, "account-not-found");
    }

    @Test
    void takesADepositOncePerKey() {
        open(alice, "null");
        String key = UUID.randomUUID().toString();
        Answer taken = deposit(key, "5.00");
        assertThat(taken.status()).isEqualTo(200);
        assertThat(taken.text("balance")).isEqualTo("5.00");
        assertThat(taken.header("Idempotency-Replayed")).isEmpty();
        deposit(key + "2", "1.00");
        Answer replayed = deposit(key, "5.0");
        assertThat(replayed.header("Idempotency-Replayed")).hasValue("true");
        assertThat(replayed.text("balance")).isEqualTo("6.00");
        assertRefused(deposit(key, "6.00"), 422, "idempotency-key-reused");
    }

    @Test
    void takesManyDepositsOfOneKeyAtOnceAsOne() throws Exception {
        open(alice, "null");
        String key = UUID.randomUUID().toString();
        assertThat(atOnce(20, () -> deposit(key, "5.00").status())).containsOnly(200);
        assertThat(ledger.get("/accounts/" + alice).text("balance")).isEqualTo("5.00");
    }

    @Test
    void refusesADepositAndLeavesNoTraceOfItsKey() {
        String key = UUID.randomUUID().toString();
        assertRefused(
                ledger.post("/accounts/" + alice + "/deposits", "{\"amount\":\"1\",\"currency\":\"CNY\"}"),
                400,
                "idempotency-key-missing");
        assertRefused(deposit(key, "1.00"), 404, "account-not-found");
        open(alice, "\"999999999999.99\"");
        assertRefused(deposit(key, "0.01"), 422, "balance-limit");
        ledger.post("/accounts/" + alice + "/freeze");
        assertRefused(deposit(key, "0.01"), 422, "account-frozen");
        assertRefused(deposit(key, "0.00"), 400, "validation-failed");
    }

    @Test
    void freezesAndClosesAnAccount() {
        open(alice, "null");
        assertThat(change("freeze").text("status")).isEqualTo("FROZEN");
        assertThat(change("freeze").status()).isEqualTo(200);
        assertThat(change("unfreeze").text("status")).isEqualTo("ACTIVE");
        change("freeze");
        assertThat(change("close").text("status")).isEqualTo("CLOSED");
        for (String change : List.of("freeze", "unfreeze", "close")) {
            assertRefused(change(change), 409, "account-closed");
        }
    }

    @Test
    void closesNoAccountThatIsInUse() {
        open(alice, "\"2.00\"");
        assertRefused(change("close"), 409, "account-not-empty");
        ledger.post(
                "/transfers",
                UUID.randomUUID().toString(),
                "{\"sourceAccountId\":\"%s\",\"targetAccountId\":\"beta:bob\",\"amount\":\"2.00\",\"currency\":\"CNY\"}"
                        .formatted(alice));
        assertRefused(change("close"), 409, "transfers-in-flight");
    }

    @Test
    void pagesThroughAStatementTheNewestFirst() {
        open(alice, "\"1.00\"");
        for (int i = 0; i < 4; i++) {
            deposit(UUID.randomUUID().toString(), "1.00");
        }
        List<String> balances = new ArrayList<>();
        String cursor = "";
        do {
            JsonNode page = ledger.get("/accounts/" + alice + "/entries?limit=2" + cursor)
                    .body();
            page.get("items")
                    .forEach(item -> balances.add(item.get("balanceAfter").asString()));
            cursor = page.get("nextCursor").isNull()
                    ? null
                    : "&cursor=" + page.get("nextCursor").asString();
        } while (cursor != null);
        assertThat(balances).containsExactly("5.00", "4.00", "3.00", "2.00", "1.00");
    }

    @ParameterizedTest
    @ValueSource(strings = {"limit=0", "limit=201", "limit=x", "limit=", "cursor=x", "cursor=YQ"})
    void refusesPagesThatAreNone(String query) {
        open(alice, "null");
        assertRefused(ledger.get("/accounts/" + alice + "/entries?" + query), 400, "validation-failed");
    }

    @Test
    void auditsItsBooks() {
        open(alice, "\"1.00\"");
        Answer audit = ledger.get("/audit");
        assertThat(audit.text("ledger")).isEqualTo("alpha");
        assertThat(audit.body().get("balanced").asBoolean()).isTrue();
        assertThat(audit.body().get("currencies").get(0).propertyNames())
                .containsExactly(
                        "currency",
                        "opened",
                        "debited",
                        "credited",
                        "refunded",
                        "balances",
                        "inFlight",
                        "transfersInFlight");
    }

    @Test
    void showsItsHealthWithoutABroker() {
        assertThat(ledger.get("/actuator/health/liveness").status()).isEqualTo(200);
        assertThat(ledger.get("/actuator/health/readiness").status()).isEqualTo(503);
        assertThat(ledger.get("/actuator/health").raw().body()).contains("\"deadLetters\":");
        assertThat(ledger.get("/actuator/prometheus").raw().body()).contains("ledger_dead_letters_total");
        assertThat(ledger.get("/v3/api-docs").status()).isEqualTo(200);
    }

    private Answer open(String account, String balance) {
        return ledger.post(
                "/accounts",
                "{\"accountId\":\"%s\",\"currency\":\"CNY\",\"openingBalance\":%s}".formatted(account, balance));
    }

    private Answer deposit(String key, String amount) {
        return ledger.post(
                "/accounts/" + alice + "/deposits", key, "{\"amount\":\"%s\",\"currency\":\"CNY\"}".formatted(amount));
    }

    private Answer change(String what) {
        return ledger.post("/accounts/" + alice + "/" + what);
    }

    private static <T> List<T> atOnce(int times, Callable<T> work) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(times);
        try {
            List<T> results = new ArrayList<>();
            for (Future<T> result : threads.invokeAll(
                    IntStream.range(0, times).mapToObj(i -> work).toList())) {
                results.add(result.get());
            }
            return results;
        } finally {
            threads.shutdown();
        }
    }

    private static void assertRefused(Answer answer, int status, String problem) {
        assertThat(answer.problem()).as(answer.raw().body()).isEqualTo(problem);
        assertThat(answer.status()).isEqualTo(status);
    }
}
