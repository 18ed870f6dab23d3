// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.standalone.scenario;

import io.transfersaga.rocketmq.DeadLetter;
import io.transfersaga.rocketmq.DeadLetterListener;
import io.transfersaga.rocketmq.RocketMqSettings;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.DoubleSupplier;
import org.apache.rocketmq.common.MixAll;
import org.apache.rocketmq.common.message.MessageExt;

/** A message cannot be handled; a person sees it, mends what is wrong, and sends it again. */
final class DeadLetterReplayed implements Scenario {

    private static final String TOPIC = "scenario-orders";

    private final RocketMqSettings settings;
    private final DeadLetterListener incidents;
    private final DoubleSupplier counted;

    /**
     * @param incidents of the saga service: stored, logged and counted there
     * @param counted dead letters, by its metric
     */
    DeadLetterReplayed(RocketMqSettings settings, DeadLetterListener incidents, DoubleSupplier counted) {
        this.settings = settings;
        this.incidents = incidents;
        this.counted = counted;
    }

    @Override
    public Script script() {
        return new Script(
                "dead-letter",
                "A message that cannot be handled",
                "A paid order is to award points, but the shop's pool account is frozen: its message fails each time."
                        + " Then the account is unfrozen, and the message sent again by hand, twice.",
                "Three deliveries, then it is among the dead letters; one incident, logged and counted once. Sent"
                        + " again, it awards the points, once.");
    }

    @Override
    public String play(Stage stage) throws Surprise, IOException, InterruptedException {
        Payment pool = stage.open("10000", "0", "PTS");
        var paid = new OrderPaid(stage.unique("order"), pool.payer(), pool.payee(), "120");
        int before = stage.incidents();
        double countedBefore = counted.getAsDouble();
        List<DeadLetter> letters = new CopyOnWriteArrayList<>();
        stage.alpha().freeze(pool.payer());
        stage.tell("The pool account is frozen.");
        try (var topic = OwnTopic.open(
                        settings,
                        TOPIC,
                        OrderPaid.class,
                        OrderPaid::order,
                        new PointsOffice(stage, paid.order()),
                        letter -> report(letter, letters));
                BrokerDesk desk = BrokerDesk.open(settings)) {
            stage.await("the shop's connection", topic::connected);
            topic.send(paid);
            stage.tell("Order %s is paid.".formatted(paid.order()));
            MessageExt dead = stage.await(
                    "a dead letter",
                    () -> desk.find(MixAll.getDLQTopic(TOPIC), paid.order()).stream()
                            .findFirst());
            stage.tell("It is on %s as %s.".formatted(dead.getTopic(), dead.getMsgId()));
            int after = stage.await(
                    "the incident", () -> Optional.of(stage.incidents()).filter(count -> count > before));
            stage.tell("GET /sagas/summary counts %d incidents, before %d; saga_dead_letters_total is %.0f, was %.0f."
                    .formatted(after, before, counted.getAsDouble(), countedBefore));
            stage.expect(counted.getAsDouble() > countedBefore, "The metric did not count it.");
            stage.alpha().unfreeze(pool.payer());
            stage.tell("The pool account is unfrozen.");
            for (int time = 1; time <= 2; time++) {
                stage.expect(desk.deliverAgain(TOPIC, dead), "Sent again by hand, it was not consumed.");
                stage.tell("Sent again by hand, time %d: consumed.".formatted(time));
            }
            stage.expect(
                    stage.transfers().size() == 1,
                    "It made %d transfers.".formatted(stage.transfers().size()));
            stage.awaitEnd(stage.transfers().get(0), "COMPLETED");
            stage.expect(letters.size() == 1, "It was reported %d times.".formatted(letters.size()));
            return "After %d deliveries it was among the dead letters, reported once; sent again it awarded the points. "
                            .formatted(PointsOffice.MAX_DELIVERIES)
                    + stage.expectBalances(pool, "9880", "120");
        } finally {
            stage.alpha().unfreeze(pool.payer());
        }
    }

    private void report(DeadLetter letter, List<DeadLetter> letters) {
        incidents.onDeadLetter(letter);
        letters.add(letter);
    }
}
