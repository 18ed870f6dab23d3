// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.standalone.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Operators ask for refunds just when the credit is tried again. Each learns from the last outcome to be a little
 * earlier or later, so that on any machine both sides win, and most races are close.
 */
@ExtendWith(SharedSystem.class)
class RefundRaceIntegrationTests {

    private static final int OPERATORS = 25;
    private static final int RACES_EACH = Integer.getInteger("refund-races", 100) / OPERATORS;
    private static final Duration SOON = Duration.ofMinutes(2);
    private static final Duration STEP = Duration.ofMillis(7);

    private final LedgerClient alpha;
    private final LedgerClient beta;
    private final SagaClient sagas;

    RefundRaceIntegrationTests(TransferSystem system) {
        alpha = system.ledger("alpha");
        beta = system.ledger("beta");
        sagas = system.sagas();
    }

    @Test
    @SuppressWarnings("SystemOut") // a figure for whoever reads the build's log
    void endsEveryTransferOnceWhenARefundRacesTheCredit() {
        ExecutorService threads = Executors.newFixedThreadPool(OPERATORS);
        List<String> outcomes;
        try {
            outcomes =
                    Stream.generate(() -> CompletableFuture.supplyAsync(this::race, threads))
                            .limit(OPERATORS)
                            .toList()
                            .stream()
                            .map(CompletableFuture::join)
                            .flatMap(List::stream)
                            .toList();
        } finally {
            threads.shutdown();
        }

        assertThat(outcomes).hasSize(OPERATORS * RACES_EACH);
        int completed = Collections.frequency(outcomes, "COMPLETED");
        System.out.printf("%d credits and %d refunds won%n", completed, outcomes.size() - completed);
        assertThat(completed).isBetween(1, outcomes.size() - 1);
        assertThat(alpha.isBalanced()).isTrue();
        assertThat(beta.isBalanced()).isTrue();
    }

    /** One operator's races, one after the other, and then the books of the account that all were paid from. */
    private List<String> race() {
        String source = alpha.open("100.00", "CNY");
        Map<String, String> outcomes = new HashMap<>();
        Duration lead = Duration.ofMillis(50);
        for (int i = 0; i < RACES_EACH; i++) {
            String target = beta.open("0.00", "CNY");
            beta.freeze(target);
            String transferId = alpha.transfer(Order.cny(source, target, "1.00"));
            Instant nextAttempt = awaitBackOff(transferId);
            beta.unfreeze(target);
            askForRefund(transferId, nextAttempt.minus(lead));
            String outcome = sagas.awaitEnd(transferId).text("state");
            lead = outcome.equals("COMPLETED") ? lead.plus(STEP) : lead.minus(STEP);
            outcomes.put(transferId, outcome);
            checkTarget(target, outcome);
        }
        outcomes.forEach(this::awaitStatus);
        checkSource(source, outcomes);
        return List.copyOf(outcomes.values());
    }

    private Instant awaitBackOff(String transferId) {
        Answer saga = Awaitility.await("the first attempt of " + transferId + " to fail")
                .atMost(SOON)
                .pollInterval(Duration.ofMillis(10))
                .until(
                        () -> sagas.saga(transferId),
                        each -> each.status() == 200 && SagaClient.history(each).contains("CreditAttemptFailed"));
        String next = saga.body().path("credit").path("nextAttemptAt").asString();
        return next.isEmpty() ? Instant.now() : Instant.parse(next);
    }

    private void askForRefund(String transferId, Instant when) {
        long wait = Math.max(0, Duration.between(Instant.now(), when).toMillis());
        Answer answer = CompletableFuture.supplyAsync(
                        () -> sagas.http().post("/sagas/" + transferId + "/refund", """
                                {"actor":"olga","reason":"a race"}"""),
                        CompletableFuture.delayedExecutor(wait, TimeUnit.MILLISECONDS))
                .join();
        if (answer.status() != 202) {
            answer.expectProblem(409, "saga-ended");
        }
    }

    private void checkTarget(String target, String outcome) {
        boolean completed = outcome.equals("COMPLETED");
        assertThat(beta.balance(target)).isEqualTo(completed ? "1.00" : "0.00");
        assertThat(beta.entries(target).items()).hasSize(completed ? 1 : 0);
    }

    private void awaitStatus(String transferId, String outcome) {
        Awaitility.await(transferId + " to be " + outcome + " at its source")
                .atMost(SOON)
                .until(() -> alpha.transfer(transferId).text("status").equals(outcome));
    }

    private void checkSource(String source, Map<String, String> outcomes) {
        Map<String, List<String>> legs = new HashMap<>();
        alpha.http()
                .get("/accounts/" + source + "/entries?limit=200")
                .expect(200)
                .items()
                .filter(line -> !line.path("type").asString().equals("OPENED"))
                .forEach(line -> legs.computeIfAbsent(line.path("transferId").asString(), id -> new ArrayList<>())
                        .add(line.path("type").asString()));
        assertThat(legs.keySet()).isEqualTo(outcomes.keySet());
        outcomes.forEach((transferId, outcome) -> assertThat(legs.get(transferId))
                .as(transferId + " " + outcome)
                .isEqualTo(outcome.equals("COMPLETED") ? List.of("DEBIT") : List.of("REFUND", "DEBIT")));
    }
}
