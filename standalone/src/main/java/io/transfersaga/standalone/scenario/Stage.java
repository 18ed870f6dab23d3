// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.standalone.scenario;

import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;

/**
 * Where a scenario is played once: the services to call, the notes of what happened, and a limit to all waiting. For
 * one thread; notes may come from others.
 */
final class Stage {

    /** For everything that one run waits for, together. */
    private static final Duration LIMIT = Duration.ofMinutes(2);

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(50);

    private final String scenario;
    private final Clock clock;
    private final Installation installation;
    private final Client sagas;
    private final String run = UUID.randomUUID().toString().substring(0, 13);
    private final long giveUp = System.nanoTime() + LIMIT.toNanos();
    private final List<Report.Step> steps = new ArrayList<>();
    private final List<String> transfers = new CopyOnWriteArrayList<>();
    private int opened;

    Stage(String scenario, Installation installation, Clock clock) {
        this.scenario = scenario;
        this.installation = installation;
        this.clock = clock;
        this.sagas = new Client(installation::sagas);
    }

    Ledger alpha() {
        return new Ledger("alpha", () -> installation.ledger("alpha"));
    }

    Ledger beta() {
        return new Ledger("beta", () -> installation.ledger("beta"));
    }

    /** The ledger alpha, by one instance of it. */
    Ledger alpha(URI instance) {
        return new Ledger("alpha", () -> instance);
    }

    /** A name that nothing else has, for an account, a key or the like. */
    String unique(String role) {
        return scenario + "-" + role + "-" + run;
    }

    /** Opens two accounts that nobody else uses. */
    Payment open(String payerHas, String payeeHas, String currency) throws Surprise, IOException, InterruptedException {
        opened++;
        var payment = new Payment(
                alpha().open(unique("payer-" + opened), payerHas, currency),
                beta().open(unique("payee-" + opened), payeeHas, currency),
                currency);
        tell("%s opened with %s %s, %s with %s."
                .formatted(payment.payer(), payerHas, currency, payment.payee(), payeeHas));
        return payment;
    }

    /** @return the transfer's id, once its debit is durable */
    String pay(Payment payment, String amount) throws Surprise, IOException, InterruptedException {
        return accepted(alpha().transfer(payment.of(amount), UUID.randomUUID().toString()), amount);
    }

    /** Notes a transfer that a ledger answered with. */
    String accepted(Reply reply, String amount) throws Surprise {
        String transferId = reply.expect(202).text("transferId");
        if (!transfers.contains(transferId)) {
            transfers.add(transferId);
        }
        tell("Transfer %s of %s: 202%s.".formatted(transferId, amount, reply.replayed() ? ", replayed" : ""));
        return transferId;
    }

    /** The saga of a transfer, if there is one. */
    Optional<SagaSeen> saga(String transferId) throws IOException, InterruptedException {
        Reply reply = sagas.get("/sagas/" + transferId);
        return reply.status() == 200 ? Optional.of(new SagaSeen(reply.body())) : Optional.empty();
    }

    /** Incidents that the saga service knows of. */
    int incidents() throws Surprise, IOException, InterruptedException {
        return sagas.get("/sagas/summary").expect(200).body().path("incidents").asInt();
    }

    SagaSeen awaitSaga(String transferId, String what, Predicate<SagaSeen> holds)
            throws Surprise, InterruptedException {
        return await(what, () -> saga(transferId).filter(holds));
    }

    /** Until the saga has ended and the source knows how; whatever else it ended with is a surprise. */
    SagaSeen awaitEnd(String transferId, String state) throws Surprise, InterruptedException {
        SagaSeen saga = awaitSaga(transferId, "transfer " + transferId + " to end", SagaSeen::hasEnded);
        await(
                "the source's ledger to know that",
                () -> Optional.of(alpha().status(transferId)).filter(saga.state()::equals));
        tell("The saga is %s: %s.".formatted(saga.state(), String.join(", ", saga.history())));
        expect(saga.state().equals(state), "The saga ended %s, not %s.".formatted(saga.state(), state));
        return saga;
    }

    /** Both balances, read now; others than these are a surprise. */
    String expectBalances(Payment payment, String payer, String payee)
            throws Surprise, IOException, InterruptedException {
        String payerHas = alpha().balance(payment.payer());
        String payeeHas = beta().balance(payment.payee());
        String seen = "The payer has %s %s, the payee %s %s."
                .formatted(payerHas, payment.currency(), payeeHas, payment.currency());
        tell(seen);
        expect(payerHas.equals(payer) && payeeHas.equals(payee), seen);
        return seen;
    }

    void expectBalancedLedgers() throws Surprise, IOException, InterruptedException {
        expect(alpha().isBalanced() && beta().isBalanced(), "A ledger's audit is not balanced.");
        tell("Both ledgers' audits are balanced.");
    }

    void expect(boolean holds, String otherwise) throws Surprise {
        if (!holds) {
            throw new Surprise(otherwise);
        }
    }

    /** Looks again and again; a service that does not answer has not shown it yet. */
    <T> T await(String what, Look<T> look) throws Surprise, InterruptedException {
        while (true) {
            Optional<T> seen = tryTo(look);
            if (seen.isPresent()) {
                return seen.get();
            }
            if (System.nanoTime() > giveUp) {
                throw new Surprise("Waited for " + what + " in vain.");
            }
            Thread.sleep(BETWEEN_LOOKS.toMillis());
        }
    }

    private static <T> Optional<T> tryTo(Look<T> look) throws Surprise, InterruptedException {
        try {
            return look.now();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** Something to look for. */
    interface Look<T> {

        /** @return empty while it is not there */
        Optional<T> now() throws Surprise, IOException, InterruptedException;
    }

    void tell(String what) {
        tell(clock.instant().truncatedTo(ChronoUnit.MILLIS), what);
    }

    synchronized void tell(Instant at, String what) {
        steps.add(new Report.Step(at, what));
    }

    List<String> transfers() {
        return List.copyOf(transfers);
    }

    synchronized List<Report.Step> steps() {
        return steps.stream().sorted(Comparator.comparing(Report.Step::at)).toList();
    }
}
