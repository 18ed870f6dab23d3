// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.standalone.scenario;

import io.transfersaga.standalone.scenario.Installation.Instance;
import io.transfersaga.standalone.scenario.Watch.Word;
import io.transfersaga.standalone.scenario.Wire.Fate;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** The instance that made the debit dies before it tells the broker; another one of its group answers for it. */
final class ProducerDies implements Scenario {

    private static final String DYING = "alpha's second instance";

    private final Installation installation;
    private final Wire wire;

    ProducerDies(Installation installation, Wire wire) {
        this.installation = installation;
        this.wire = wire;
    }

    @Override
    public Script script() {
        return new Script(
                "producer-dies",
                "The producer dies in the middle",
                "A second instance of ledger alpha takes the request, commits the debit, and dies before it tells the"
                        + " broker. The caller, who cannot be sure, asks the first instance again, with the same key.",
                "The broker asks another member of the producer group; it finds the debit in the common database and"
                        + " answers COMMIT. The caller gets the same transfer, and the payer is debited once.");
    }

    @Override
    public boolean needsTransactionalMessages() {
        return true;
    }

    @Override
    public boolean disturbsOthers() {
        return true;
    }

    @Override
    public String play(Stage stage) throws Surprise, IOException, InterruptedException {
        Payment payment = stage.open("100.00", "0.00", "CNY");
        Map<String, String> order = payment.of("10.00");
        String key = stage.unique("order");
        try (Watch watch = wire.watch(payment.payer(), Fate.SENDER_DIES)) {
            Word unsaid = dieWith(stage, watch, order, key);
            String transfer = stage.accepted(stage.alpha().transfer(order, key), "10.00");
            stage.expect(
                    watch.transferId().filter(transfer::equals).isPresent(),
                    "The repeated request made another transfer: " + transfer + ".");
            Word answer = stage.await("the broker to ask", watch::checkBack);
            stage.tell(
                    answer.at(),
                    "Check-back: the broker asked, and %s answered %s."
                            .formatted(answer.instance(), answer.resolution()));
            stage.expect(
                    answer.resolution().equals("COMMIT") && !answer.instance().equals(unsaid.instance()),
                    "%s answered %s.".formatted(answer.instance(), answer.resolution()));
            stage.awaitEnd(transfer, "COMPLETED");
            return "%s died at %s with its %s unsaid; %s answered for it at %s. "
                            .formatted(
                                    unsaid.instance(), unsaid.at(), unsaid.resolution(), answer.instance(), answer.at())
                    + stage.expectBalances(payment, "90.00", "10.00");
        }
    }

    /** @return what it would have said */
    private Word dieWith(Stage stage, Watch watch, Map<String, String> order, String key)
            throws Surprise, InterruptedException {
        CompletableFuture<Reply> reply;
        Word unsaid;
        try (Instance dying = installation.startAnother("alpha", DYING)) {
            stage.await("the second instance", () -> dying.isReady() ? Optional.of(true) : Optional.empty());
            stage.tell("A second instance of ledger alpha runs at %s.".formatted(dying.uri()));
            reply = stage.alpha(dying.uri()).transferLater(order, key);
            unsaid = stage.await("the debit", watch::ownWord);
        }
        stage.tell(unsaid.at(), "The second instance has committed the debit, and dies before it says so.");
        String heard = stage.await(
                "the caller to give up", () -> reply.isDone() ? Optional.of(heard(reply)) : Optional.empty());
        stage.tell("It is gone. Its caller heard: %s.".formatted(heard));
        return unsaid;
    }

    private static String heard(CompletableFuture<Reply> reply) {
        return reply.handle((answer, failure) -> failure == null ? Integer.toString(answer.status()) : "nothing")
                .join();
    }
}
