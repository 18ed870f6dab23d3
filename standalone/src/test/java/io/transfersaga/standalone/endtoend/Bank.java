// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.standalone.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import tools.jackson.databind.JsonNode;

/**
 * A few accounts on two ledgers and clients that move money between them, through whatever happens to the servers. What
 * the clients were told, they remember: at the end none of it may be forgotten, and no money may be lost or made.
 */
public final class Bank {

    private static final String CURRENCY = "CNY";
    private static final Duration RECOVERY = Duration.ofMinutes(4);

    private record Sent(LedgerClient ledger, Order order, String key) {}

    private final TransferSystem system;
    private final List<String> accounts = new ArrayList<>();
    private final List<String> accepted = new CopyOnWriteArrayList<>();
    private final List<Sent> unanswered = new ArrayList<>();
    private final Random random = new Random(42);
    private final BigDecimal total;

    public Bank(TransferSystem system) {
        this.system = system;
        for (String ledger : List.of("alpha", "beta")) {
            for (int i = 0; i < 3; i++) {
                accounts.add(system.ledger(ledger).open("1000.00", CURRENCY));
            }
        }
        String frozen = system.ledger("beta").open("1000.00", CURRENCY);
        system.ledger("beta").freeze(frozen);
        accounts.add(frozen);
        total = opened();
    }

    /** Posts that many transfers between random accounts; some go to one that is frozen. */
    public void transfer(int times) {
        for (int i = 0; i < times; i++) {
            String source = accounts.get(random.nextInt(accounts.size() - 1));
            String target = accounts.get(random.nextInt(accounts.size()));
            if (!source.equals(target)) {
                var ledger = system.ledger(source.substring(0, source.indexOf(':')));
                send(new Sent(
                        ledger,
                        Order.cny(source, target, "0.01"),
                        UUID.randomUUID().toString()));
            }
        }
    }

    void transferUntil(BooleanSupplier enough) {
        while (!enough.getAsBoolean()) {
            transfer(1);
        }
    }

    public int accepted() {
        return accepted.size();
    }

    /** Requests that have to be repeated: they met an error of the server, or no answer. */
    public int unanswered() {
        return unanswered.size();
    }

    /**
     * Repeats what got no answer, waits until nothing is in flight, and checks that every yuan is where it should be.
     */
    public void settleAndCheck() {
        Awaitility.await("every request to be answered").atMost(RECOVERY).until(this::repeatUnanswered);
        Awaitility.await("nothing to be in flight")
                .atMost(RECOVERY)
                .until(() -> audits().allMatch(
                                audit -> audit.path("transfersInFlight").asInt() == 0));

        assertThat(system.ledger("alpha").isBalanced()).isTrue();
        assertThat(system.ledger("beta").isBalanced()).isTrue();
        assertThat(sum("debited")).isEqualByComparingTo(sum("credited").add(sum("refunded")));
        assertThat(sum("balances")).isEqualByComparingTo(total);
        for (String transferId : accepted) {
            Answer saga = system.sagas().awaitEnd(transferId);
            assertThat(SagaClient.history(saga).stream()
                            .filter(type -> type.equals("MoneyCredited") || type.equals("MoneyRefunded")))
                    .as("outcomes of " + transferId)
                    .hasSize(1);
        }
        JsonNode summary =
                system.sagas().http().get("/sagas/summary").expect(200).body();
        assertThat(summary.path("states").path("CREDITING").asInt()).isZero();
        assertThat(summary.path("states").path("REFUNDING").asInt()).isZero();
        assertThat(summary.path("incidents").asInt()).isZero();
    }

    /**
     * As a caller would, for as long as services may take to find a broker again.
     *
     * @return whether each got its answer
     */
    private boolean repeatUnanswered() {
        List<Sent> again = List.copyOf(unanswered);
        unanswered.clear();
        again.forEach(this::send);
        return unanswered.isEmpty();
    }

    private void send(Sent sent) {
        try {
            Answer answer = sent.ledger().post(sent.order(), sent.key());
            if (answer.status() == 202) {
                accepted.add(answer.text("transferId"));
            } else if (answer.status() >= 500) {
                unanswered.add(sent);
            } else {
                answer.expectProblem(422, "insufficient-funds");
            }
        } catch (UncheckedIOException e) {
            unanswered.add(sent);
        }
    }

    private BigDecimal opened() {
        return sum("opened");
    }

    private BigDecimal sum(String field) {
        return audits().map(audit -> new BigDecimal(audit.path(field).asString()))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private Stream<JsonNode> audits() {
        return Stream.of("alpha", "beta").map(ledger -> system.ledger(ledger).audit(CURRENCY));
    }
}
