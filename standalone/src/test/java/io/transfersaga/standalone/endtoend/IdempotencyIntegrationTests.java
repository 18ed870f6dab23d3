// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.standalone.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A client may repeat a request with its key as often as it likes: the money moves once. */
@ExtendWith(SharedSystem.class)
class IdempotencyIntegrationTests {

    private final LedgerClient alpha;
    private final LedgerClient beta;
    private final SagaClient sagas;

    IdempotencyIntegrationTests(TransferSystem system) {
        alpha = system.ledger("alpha");
        beta = system.ledger("beta");
        sagas = system.sagas();
    }

    @Test
    void answersARepeatWithTheSameTransferAsItStandsNow() {
        String alice = alpha.open("100.00", "CNY");
        String bob = beta.open("0.00", "CNY");
        String key = UUID.randomUUID().toString();
        String transferId =
                alpha.post(Order.cny(alice, bob, "30.00"), key).expect(202).text("transferId");
        sagas.awaitState(transferId, "COMPLETED");
        alpha.freeze(alice);

        Answer sameValues = alpha.http()
                .post("/transfers", """
                        { "currency":"CNY", "callbackUrl":null, "reference":"test", "amount":"30",
                          "targetAccountId":"%s", "sourceAccountId":"%s" }""".formatted(bob, alice), "Idempotency-Key", key)
                .expect(202);

        assertThat(sameValues.header("Idempotency-Replayed")).hasValue("true");
        assertThat(sameValues.text("transferId")).isEqualTo(transferId);
        assertThat(alpha.balance(alice)).isEqualTo("70.00");
        alpha.post(Order.cny(alice, bob, "30.01"), key).expectProblem(422, "idempotency-key-reused");
    }

    @Test
    void debitsOnceForAHundredConcurrentPostsOfOneKey() {
        String alice = alpha.open("100.00", "CNY");
        String bob = beta.open("0.00", "CNY");
        String key = UUID.randomUUID().toString();

        List<Answer> answers = concurrently(100, () -> alpha.post(Order.cny(alice, bob, "30.00"), key));

        assertThat(answers).allSatisfy(answer -> answer.expect(202));
        assertThat(answers.stream().map(answer -> answer.text("transferId")).distinct())
                .hasSize(1);
        assertThat(answers.stream()
                        .filter(answer -> answer.header("Idempotency-Replayed").isPresent()))
                .hasSize(99);
        assertThat(alpha.balance(alice)).isEqualTo("70.00");
        sagas.awaitState(answers.get(0).text("transferId"), "COMPLETED");
        assertThat(beta.balance(bob)).isEqualTo("30.00");
    }

    @Test
    void neverOverdrawsUnderConcurrentDebits() {
        String alice = alpha.open("10.00", "CNY");
        String bob = beta.open("0.00", "CNY");

        List<Answer> answers = concurrently(
                30,
                () -> alpha.post(
                        Order.cny(alice, bob, "1.00"), UUID.randomUUID().toString()));

        assertThat(answers.stream().filter(answer -> answer.status() == 202)).hasSize(10);
        answers.stream()
                .filter(answer -> answer.status() != 202)
                .forEach(answer -> answer.expectProblem(422, "insufficient-funds"));
        assertThat(alpha.balance(alice)).isEqualTo("0.00");
    }

    @Test
    void depositsOncePerKey() {
        String alice = alpha.open("0.00", "CNY");
        String key = UUID.randomUUID().toString();
        String path = "/accounts/" + alice + "/deposits";

        List<Answer> answers = concurrently(
                10,
                () -> alpha.http()
                        .post(path, "{\"amount\":\"5.00\",\"currency\":\"CNY\"}", "Idempotency-Key", key)
                        .expect(200));

        assertThat(answers.stream()
                        .filter(answer -> answer.header("Idempotency-Replayed").isPresent()))
                .hasSize(9);
        assertThat(alpha.balance(alice)).isEqualTo("5.00");
        alpha.http()
                .post(path, "{\"amount\":\"6.00\",\"currency\":\"CNY\"}", "Idempotency-Key", key)
                .expectProblem(422, "idempotency-key-reused");
    }

    private static List<Answer> concurrently(int times, java.util.function.Supplier<Answer> call) {
        ExecutorService threads = Executors.newFixedThreadPool(times);
        try {
            List<CompletableFuture<Answer>> calls = IntStream.range(0, times)
                    .mapToObj(i -> CompletableFuture.supplyAsync(call, threads))
                    .toList();
            return calls.stream().map(CompletableFuture::join).toList();
        } finally {
            threads.shutdown();
        }
    }
}
