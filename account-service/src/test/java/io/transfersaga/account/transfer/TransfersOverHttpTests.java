// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.account.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import io.transfersaga.account.LedgerClient;
import io.transfersaga.account.LedgerClient.Answer;
import io.transfersaga.account.LedgerTest;
import io.transfersaga.account.ledger.Accounts;
import io.transfersaga.account.ledger.Opening;
import io.transfersaga.account.ledger.StatusChanges;
import io.transfersaga.account.messaging.TestBroker;
import io.transfersaga.account.transfer.DebitAnnouncement.Ending;
import io.transfersaga.events.AccountId;
import io.transfersaga.events.Money;
import io.transfersaga.events.TransferId;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;

@LedgerTest
class TransfersOverHttpTests {

    @Autowired
    Environment environment;

    @Autowired
    Opening opening;

    @Autowired
    StatusChanges statusChanges;

    @Autowired
    Accounts accounts;

    @Autowired
    TestBroker broker;

    private final AccountId alice = AccountId.of("alpha:alice-" + UUID.randomUUID());
    private final String key = UUID.randomUUID().toString();
    private LedgerClient ledger;

    @BeforeEach
    void openAccount() {
        ledger = new LedgerClient(environment);
        opening.open(alice, Money.of("100.00", "CNY"));
    }

    @Test
    void takesATransferAndShowsIt() {
        Answer taken = transfer(key, body("30.00"));
        assertThat(taken.status()).isEqualTo(202);
        assertThat(taken.text("status")).isEqualTo("DEBITED");
        assertThat(taken.text("amount")).isEqualTo("30.00");
        assertThat(taken.body().has("failure")).isFalse();
        assertThat(taken.body().get("endedAt").isNull()).isTrue();
        assertThat(taken.body().get("reference").isNull()).isTrue();
        assertThat(taken.header("Location")).hasValue("/transfers/" + taken.text("transferId"));
        assertThat(taken.header("Idempotency-Replayed")).isEmpty();
        assertThat(ledger.get("/transfers/" + taken.text("transferId")).body()).isEqualTo(taken.body());
        assertThat(broker.endings()).containsEntry(TransferId.of(taken.text("transferId")), Ending.COMMITTED);
        assertBalance("70.00");
    }

    @Test
    void replaysATransferOfTheSameValuesWhateverBecameOfTheAccount() {
        Answer first = transfer(key, body("30.00"));
        statusChanges.freeze(alice);
        Answer second = transfer(key, body("30").replace("\"CNY\"", "\"CNY\",\"reference\":null"));
        assertThat(second.status()).isEqualTo(202);
        assertThat(second.header("Idempotency-Replayed")).hasValue("true");
        assertThat(second.body()).isEqualTo(first.body());
        assertBalance("70.00");
    }

    @Test
    void refusesAnotherBodyForTheSameKey() {
        transfer(key, body("30.00"));
        assertRefused(transfer(key, body("31.00")), 422, "idempotency-key-reused");
    }

    @Test
    void takesAHundredRequestsOfOneKeyAtOnceAsOneTransfer() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(100);
        try {
            var answers = threads.invokeAll(IntStream.range(0, 100)
                    .mapToObj(i -> (java.util.concurrent.Callable<Answer>) () -> transfer(key, body("1.00")))
                    .toList());
            int replayed = 0;
            for (var answer : answers) {
                assertThat(answer.get().status()).isEqualTo(202);
                replayed += answer.get().header("Idempotency-Replayed").isPresent() ? 1 : 0;
            }
            assertThat(replayed).isEqualTo(99);
        } finally {
            threads.shutdown();
        }
        assertBalance("99.00");
    }

    @Test
    void leavesNoTraceOfTheKeyWhenItRefuses() {
        assertRefused(transfer(key, body("100.01")), 422, "insufficient-funds");
        assertThat(transfer(key, body("100.00")).status()).isEqualTo(202);
        assertBalance("0.00");
    }

    @Test
    void refusesWhatTheSourceAccountDoesNotAllow() {
        assertRefused(transfer(key, body("1.00").replace(alice.name(), "nobody")), 404, "account-not-found");
        assertRefused(transfer(key, body("1").replace("CNY", "JPY")), 422, "currency-mismatch");
        statusChanges.freeze(alice);
        assertRefused(transfer(key, body("1.00")), 422, "account-frozen");
        AccountId closed = AccountId.of("alpha:closed-" + UUID.randomUUID());
        opening.open(closed, Money.of("0.00", "CNY"));
        statusChanges.close(closed);
        assertRefused(transfer(key, body("1.00").replace(alice.toString(), closed.toString())), 422, "account-closed");
    }

    @Test
    void refusesInTheOrderThatCallersArePromised() {
        String wrongInEveryWay =
                "{\"sourceAccountId\":\"beta:x\",\"targetAccountId\":\"beta:x\",\"amount\":\"0\",\"currency\":\"CNY\"}";
        assertRefused(ledger.post("/transfers", wrongInEveryWay), 400, "validation-failed");
        String sameAccount = wrongInEveryWay.replace("\"0\"", "\"1\"");
        assertRefused(ledger.post("/transfers", sameAccount), 400, "idempotency-key-missing");
        assertRefused(transfer(key, sameAccount), 422, "same-account");
        String wrongLedger = sameAccount.replaceFirst("targetAccountId\":\"beta:x", "targetAccountId\":\"gamma:x");
        assertRefused(transfer(key, wrongLedger), 421, "wrong-ledger");
        assertRefused(transfer(key, wrongLedger.replace("beta:x", "alpha:nobody")), 422, "ledger-unknown");
    }

    @Test
    void startsNothingWhileTheBrokerIsAway() {
        broker.goAway();
        try {
            Answer refused = transfer(key, body("1.00"));
            assertRefused(refused, 503, "broker-unavailable");
            assertThat(refused.header("Retry-After")).isPresent();
        } finally {
            broker.comeBack();
        }
        assertBalance("100.00");
        assertThat(transfer(key, body("1.00")).status()).isEqualTo(202);
    }

    @Test
    void namesEveryFieldThatIsWrong() {
        Answer refused = transfer("not visible: ", """
                {"sourceAccountId":"nobody","targetAccountId":null,"amount":"1.001","currency":"CNY",
                 "reference":"\\u0000","callbackUrl":"mailto:x@example.org"}""");
        assertRefused(refused, 400, "validation-failed");
        assertThat(refused.body().get("errors").findValuesAsString("field"))
                .containsExactlyInAnyOrder(
                        "sourceAccountId", "targetAccountId", "amount", "reference", "callbackUrl", "Idempotency-Key");
    }

    static Stream<String> amountsThatAreNone() {
        return Stream.of(
                "1",
                "1.5",
                "1e2",
                "true",
                "null",
                "[]",
                "{}",
                "\"\"",
                "\" 1\"",
                "\"1 \"",
                "\"+1\"",
                "\"-1\"",
                "\"01\"",
                "\"1.\"",
                "\".5\"",
                "\"1.005\"",
                "\"1e2\"",
                "\"1,000\"",
                "\"0\"",
                "\"0.00\"",
                "\"1000000000000\"",
                "\"9223372036854775808\"",
                "\"NaN\"",
                "\"0x10\"",
                "\"\\u0661\"",
                "\"1\\n\"");
    }

    @ParameterizedTest
    @MethodSource("amountsThatAreNone")
    void refusesEveryOtherSpellingOfAnAmount(String amount) {
        assertRefused(transfer(key, body("1").replace("\"1\"", amount)), 400, "validation-failed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.01", "99.9", "100", "100.00"})
    void takesEverySpellingOfAnAmountThatIsOne(String amount) {
        assertThat(transfer(key, body(amount)).status()).isEqualTo(202);
    }

    @Test
    void refusesBodiesThatAreNotStrictJson() {
        String good = body("1.00");
        List<String> bad = List.of(
                "",
                "null",
                "[]",
                "{",
                good + "x",
                good + good,
                good.replace("}", ",\"more\":1}"),
                good.replace("}", ",\"currency\":\"CNY\"}"),
                good.replace("}", ",\"reference\":\"\\ud800\"}"),
                good.replace("}", ",\"reference\":7}"));
        for (String body : bad) {
            assertRefused(transfer(key, body), 400, "validation-failed");
        }
        byte[] invalidUtf8 = good.replace("}", ",\"reference\":\"?\"}").getBytes(StandardCharsets.ISO_8859_1);
        invalidUtf8[new String(invalidUtf8, StandardCharsets.ISO_8859_1).indexOf('?')] = (byte) 0xC3;
        assertRefused(ledger.post("/transfers", invalidUtf8), 400, "validation-failed");
    }

    @Test
    void takesAReferenceOf140CodePointsAndNoMore() {
        String longest = "\uD83D\uDE00".repeat(140);
        assertThat(transfer(key, body("1.00").replace("}", ",\"reference\":\"" + longest + "\"}"))
                        .text("reference"))
                .isEqualTo(longest);
        assertRefused(
                transfer(key + "2", body("1.00").replace("}", ",\"reference\":\"" + longest + "x\"}")),
                400,
                "validation-failed");
    }

    @Test
    void findsNoTransferThatIsNotThere() {
        assertRefused(ledger.get("/transfers/" + UUID.randomUUID()), 404, "transfer-not-found");
        assertRefused(ledger.get("/transfers/1-1-1-1-1"), 404, "transfer-not-found");
    }

    private Answer transfer(String idempotencyKey, String body) {
        return ledger.post("/transfers", idempotencyKey, body);
    }

    private String body(String amount) {
        return """
                {"sourceAccountId":"%s","targetAccountId":"beta:bob","amount":"%s","currency":"CNY"}""".formatted(alice, amount);
    }

    private void assertBalance(String balance) {
        assertThat(accounts.find(alice).orElseThrow().balance()).isEqualTo(Money.of(balance, "CNY"));
    }

    private static void assertRefused(Answer answer, int status, String problem) {
        assertThat(answer.problem()).as(answer.raw().body()).isEqualTo(problem);
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.header("Content-Type")).hasValue("application/problem+json");
    }
}
