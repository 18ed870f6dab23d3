// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.standalone.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** Every way a transfer can take, as its callers see it. */
@ExtendWith(SharedSystem.class)
class TransferIntegrationTests {

    private static final Duration SOON = Duration.ofSeconds(60);
    private static final int MOST_TRIES = 20;

    private final LedgerClient alpha;
    private final LedgerClient beta;
    private final SagaClient sagas;

    TransferIntegrationTests(TransferSystem system) {
        alpha = system.ledger("alpha");
        beta = system.ledger("beta");
        sagas = system.sagas();
    }

    @Test
    void movesMoneyFromOneLedgerToAnother() {
        String alice = alpha.open("100.00", "CNY");
        String bob = beta.open("0.00", "CNY");

        Answer accepted = alpha.post(
                        Order.cny(alice, bob, "30.00"), UUID.randomUUID().toString())
                .expect(202);
        String transferId = accepted.text("transferId");

        assertThat(accepted.header("Location")).hasValue("/transfers/" + transferId);
        assertThat(accepted.header("Idempotency-Replayed")).isEmpty();
        assertThat(accepted.text("status")).isEqualTo("DEBITED");
        assertThat(accepted.text("amount")).isEqualTo("30.00");
        assertThat(alpha.balance(alice)).isEqualTo("70.00");

        Answer saga = sagas.awaitState(transferId, "COMPLETED");
        assertThat(SagaClient.history(saga)).containsExactly("MoneyDebited", "MoneyCredited");
        assertThat(saga.body().path("credit").path("attempts").asInt()).isEqualTo(1);
        assertThat(saga.body().path("overdue").asBoolean()).isFalse();
        assertThat(saga.text("reference")).isEqualTo("test");
        assertThat(saga.text("endedAt")).isEqualTo(saga.text("updatedAt")).endsWith("Z");
        assertThat(beta.balance(bob)).isEqualTo("30.00");
        assertThat(awaitOutcome(transferId).text("status")).isEqualTo("COMPLETED");

        JsonNode debit = alpha.entries(alice).items().findFirst().orElseThrow();
        assertThat(debit.path("type").asString()).isEqualTo("DEBIT");
        assertThat(debit.path("amount").asString()).isEqualTo("30.00");
        assertThat(debit.path("balanceAfter").asString()).isEqualTo("70.00");
        assertThat(debit.path("transferId").asString()).isEqualTo(transferId);
        assertThat(beta.entries(bob).items().map(entry -> entry.path("type").asString()))
                .containsExactly("CREDIT");
    }

    @Test
    void movesMoneyWithinOneLedger() {
        String alice = alpha.open("100.00", "CNY");
        String anna = alpha.open("1.00", "CNY");

        sagas.awaitState(alpha.transfer(Order.cny(alice, anna, "100.00")), "COMPLETED");

        assertThat(alpha.balance(alice)).isEqualTo("0.00");
        assertThat(alpha.balance(anna)).isEqualTo("101.00");
    }

    @Test
    void movesPointsAndYen() {
        String pool = beta.open("500", "PTS");
        String member = alpha.open("0", "PTS");
        String tokyo = alpha.open("7", "JPY");
        String osaka = beta.open("0", "JPY");

        sagas.awaitState(beta.transfer(new Order(pool, member, "20", "PTS")), "COMPLETED");
        sagas.awaitState(alpha.transfer(new Order(tokyo, osaka, "7", "JPY")), "COMPLETED");

        assertThat(alpha.balance(member)).isEqualTo("20");
        assertThat(beta.balance(osaka)).isEqualTo("7");
    }

    @Test
    void retriesAFrozenTargetThenGivesUpAndRefunds() {
        String alice = alpha.open("100.00", "CNY");
        String bob = beta.open("5.00", "CNY");
        beta.freeze(bob);

        String transferId = alpha.transfer(Order.cny(alice, bob, "30.00"));

        Answer backingOff = sagas.awaitHistory(transferId, "CreditAttemptFailed");
        JsonNode failed =
                SagaClient.lastEntry(backingOff, "CreditAttemptFailed").path("detail");
        assertThat(failed.path("reason").asString()).isEqualTo("account-frozen");
        assertThat(failed.path("attempt").asInt()).isPositive();

        Answer saga = sagas.awaitState(transferId, "REFUNDED");
        assertThat(SagaClient.history(saga))
                .containsExactly(
                        "MoneyDebited",
                        "CreditAttemptFailed",
                        "CreditAttemptFailed",
                        "CreditAttemptFailed",
                        "CreditAbandoned",
                        "MoneyRefunded");
        assertThat(saga.body().path("credit").path("attempts").asInt()).isEqualTo(TransferSystem.MAX_ATTEMPTS);
        assertThat(saga.body().path("credit").path("lastFailure").asString()).isEqualTo("account-frozen");
        assertThat(saga.body().path("credit").path("nextAttemptAt").isNull()).isTrue();
        assertThat(alpha.balance(alice)).isEqualTo("100.00");
        assertThat(beta.balance(bob)).isEqualTo("5.00");
        Answer transfer = awaitOutcome(transferId);
        assertThat(transfer.text("status")).isEqualTo("REFUNDED");
        assertThat(transfer.text("failure")).isEqualTo("account-frozen");

        beta.unfreeze(bob);
        assertThat(beta.balance(bob)).as("no late credit").isEqualTo("5.00");
    }

    @Test
    void completesWhenTheTargetIsUnfrozenInBetween() {
        Answer saga = Stream.generate(this::unfreezeInBetween)
                .limit(MOST_TRIES)
                .filter(each -> each.text("state").equals("COMPLETED"))
                .findFirst()
                .orElseThrow();

        assertThat(saga.body().path("credit").path("attempts").asInt()).isBetween(2, TransferSystem.MAX_ATTEMPTS);
        assertThat(beta.balance(saga.text("targetAccountId"))).isEqualTo("30.00");
    }

    /** On a machine that has much to do it may come too late, and then the money is back. */
    private Answer unfreezeInBetween() {
        String alice = alpha.open("100.00", "CNY");
        String bob = beta.open("0.00", "CNY");
        beta.freeze(bob);
        String transferId = alpha.transfer(Order.cny(alice, bob, "30.00"));
        sagas.awaitHistory(transferId, "CreditAttemptFailed");
        beta.unfreeze(bob);
        return sagas.awaitEnd(transferId);
    }

    @Test
    void refundsAtOnceWhatTheTargetRefusesForGood() {
        String alice = alpha.open("100.00", "CNY");
        String closed = beta.open("0.00", "CNY");
        beta.close(closed);
        String yen = beta.open("0", "JPY");
        String full = beta.open("999999999999.99", "CNY");

        expectRefund(alice, "beta:nobody-" + UUID.randomUUID(), "account-not-found");
        expectRefund(alice, closed, "account-closed");
        expectRefund(alice, yen, "currency-mismatch");
        expectRefund(alice, full, "balance-limit");

        assertThat(alpha.balance(alice)).isEqualTo("100.00");
    }

    @Test
    void refundsAFrozenSource() {
        String alice = alpha.open("100.00", "CNY");
        String bob = beta.open("0.00", "CNY");
        beta.freeze(bob);

        String transferId = alpha.transfer(Order.cny(alice, bob, "30.00"));
        alpha.freeze(alice);

        sagas.awaitState(transferId, "REFUNDED");
        assertThat(alpha.balance(alice)).isEqualTo("100.00");
    }

    @Test
    void closesNoAccountWithTransfersInFlight() {
        String alice = alpha.open("30.00", "CNY");
        String anna = alpha.open("30.00", "CNY");

        alpha.transfer(Order.cny(alice, TransferSystem.ABSENT + ":somebody", "30.00"));
        String refunded = alpha.transfer(Order.cny(anna, "beta:nobody", "30.00"));
        sagas.awaitState(refunded, "REFUNDED");
        awaitOutcome(refunded);

        alpha.http().post("/accounts/" + alice + "/close", "{}").expectProblem(409, "transfers-in-flight");
        alpha.http().post("/accounts/" + anna + "/close", "{}").expectProblem(409, "account-not-empty");
    }

    @Test
    void spacesTheAttemptsByTheBackOff() {
        String alice = alpha.open("100.00", "CNY");
        String bob = beta.open("0.00", "CNY");
        beta.freeze(bob);

        Answer saga = sagas.awaitState(alpha.transfer(Order.cny(alice, bob, "1.00")), "REFUNDED");

        saga.body()
                .path("history")
                .valueStream()
                .filter(entry -> entry.path("type").asString().equals("CreditAttemptFailed"))
                .filter(entry -> entry.path("detail").path("attempt").asInt() < TransferSystem.MAX_ATTEMPTS)
                .forEach(entry -> {
                    int attempt = entry.path("detail").path("attempt").asInt();
                    Duration wait = Duration.between(
                            Instant.parse(entry.path("at").asString()),
                            Instant.parse(
                                    entry.path("detail").path("nextAttemptAt").asString()));
                    assertThat(wait).isBetween(Duration.ofMillis(250L * attempt), Duration.ofMillis(350L * attempt));
                });
    }

    private void expectRefund(String source, String target, String reason) {
        String transferId = alpha.transfer(Order.cny(source, target, "0.01"));
        Answer saga = sagas.awaitState(transferId, "REFUNDED");
        assertThat(SagaClient.history(saga)).containsExactly("MoneyDebited", "CreditAbandoned", "MoneyRefunded");
        assertThat(SagaClient.lastEntry(saga, "CreditAbandoned")
                        .path("detail")
                        .path("reason")
                        .asString())
                .isEqualTo(reason);
        assertThat(saga.body().path("credit").path("attempts").asInt()).isEqualTo(1);
        assertThat(awaitOutcome(transferId).text("failure")).isEqualTo(reason);
    }

    private Answer awaitOutcome(String transferId) {
        return Awaitility.await("the ledger to know the outcome of " + transferId)
                .atMost(SOON)
                .until(
                        () -> alpha.transfer(transferId).expect(200),
                        transfer -> !transfer.text("status").equals("DEBITED"));
    }
}
