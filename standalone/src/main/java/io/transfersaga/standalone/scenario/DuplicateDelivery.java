// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.standalone.scenario;

import io.transfersaga.events.ConsumerGroups;
import io.transfersaga.events.Topics;
import io.transfersaga.rocketmq.RocketMqSettings;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.rocketmq.common.message.MessageExt;
import tools.jackson.databind.JsonNode;

/** Every message of a transfer comes a second time. */
final class DuplicateDelivery implements Scenario {

    private record Place(String topic, String group) {}

    private record Found(Place place, MessageExt message) {

        String type() {
            return String.valueOf(message.getUserProperty("messageType"));
        }
    }

    private static final List<Place> PLACES = List.of(
            new Place(Topics.MONEY_DEBITED, ConsumerGroups.SAGA),
            new Place(Topics.ledger("beta"), ConsumerGroups.ledger("beta")),
            new Place(Topics.TRANSFER_EVENTS, ConsumerGroups.SAGA),
            new Place(Topics.ledger("alpha"), ConsumerGroups.ledger("alpha")));

    private final RocketMqSettings settings;

    DuplicateDelivery(RocketMqSettings settings) {
        this.settings = settings;
    }

    @Override
    public Script script() {
        return new Script(
                "duplicate-delivery",
                "Every message is delivered twice",
                "After a transfer the broker delivers each of its messages once more: the debit's and the credit's to"
                        + " the saga, the commands to both ledgers.",
                "Receivers decide by what they have stored: nothing changes, and the payee is paid once.");
    }

    @Override
    public String play(Stage stage) throws Surprise, IOException, InterruptedException {
        Payment payment = stage.open("100.00", "0.00", "CNY");
        String transfer = stage.pay(payment, "10.00");
        SagaSeen before = stage.awaitEnd(transfer, "COMPLETED");
        JsonNode paid = stage.beta().entries(payment.payee());
        List<Found> messages = deliverAgain(stage, transfer);
        // What the repetitions might have set off has been overtaken by a transfer that came later.
        stage.awaitEnd(stage.pay(payment, "1.00"), "COMPLETED");
        SagaSeen after = stage.awaitSaga(transfer, "the saga", SagaSeen::hasEnded);
        stage.expect(after.equals(before), "The saga changed: " + after.history());
        long credits = entriesOf(stage.beta().entries(payment.payee()), transfer);
        stage.expect(
                credits == 1 && entriesOf(paid, transfer) == 1, "The payee has %d entries of it.".formatted(credits));
        return "%d messages came twice; the saga is as it was, and the payee has one entry of the transfer. "
                        .formatted(messages.size())
                + stage.expectBalances(payment, "89.00", "11.00");
    }

    /** Looks for all of them first: each repetition will be answered by further messages. */
    private List<Found> deliverAgain(Stage stage, String transfer) throws Surprise, IOException, InterruptedException {
        List<Found> messages = new ArrayList<>();
        try (BrokerDesk desk = BrokerDesk.open(settings)) {
            for (Place place : PLACES) {
                messages.add(stage.await(
                        "a message on " + place.topic(),
                        () -> desk.find(place.topic(), transfer).stream()
                                .findFirst()
                                .map(message -> new Found(place, message))));
            }
            for (Found found : messages) {
                stage.expect(
                        desk.deliverAgain(found.place().group(), found.message()),
                        found.type() + " was not consumed a second time.");
                stage.tell("%s %s delivered a second time to %s, and consumed."
                        .formatted(
                                found.type(),
                                found.message().getMsgId(),
                                found.place().group()));
            }
        }
        return messages;
    }

    private static long entriesOf(JsonNode entries, String transfer) {
        return entries.path("items")
                .valueStream()
                .filter(entry -> entry.path("transferId").asString("").equals(transfer))
                .count();
    }
}
