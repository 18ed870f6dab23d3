// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.rocketmq;

import static org.assertj.core.api.Assertions.assertThat;

import io.transfersaga.rocketmq.Placement.State;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlacementTests {

    private static final RequiredTopic DEBITS = RequiredTopic.mixed("debits");
    private static final RequiredTopic EVENTS = RequiredTopic.normal("events");

    @Test
    void isContentWithOneBrokerAndTellsOfTheOther() {
        List<Placement> placements = List.of(
                Placement.of(DEBITS, "a", State.THERE),
                new Placement(DEBITS, "b", State.UNKNOWN, "connect to <b> failed"));

        assertThat(Placement.lacking(placements)).isEmpty();
        assertThat(Placement.incomplete(placements)).hasValue("no word about topics from b: connect to <b> failed");
    }

    @Test
    void tellsWhatIsMissingOnWhichBrokers() {
        List<Placement> placements = List.of(
                Placement.of(DEBITS, "a", State.MISSING),
                Placement.of(DEBITS, "b", State.MISSING),
                Placement.of(EVENTS, "a", State.THERE),
                Placement.of(EVENTS, "b", State.MISSING));

        assertThat(Placement.lacking(placements)).hasValue("topic debits of type MIXED is missing on a, b");
        assertThat(Placement.incomplete(placements))
                .hasValue("topic debits of type MIXED is missing on a, b; topic events of type NORMAL is missing on b");
    }

    @Test
    void doesNotWorkWithATopicOfTheWrongTypeWhoeverElseHasARightOne() {
        List<Placement> placements =
                List.of(Placement.of(DEBITS, "a", State.THERE), new Placement(DEBITS, "b", State.WRONG_TYPE, "NORMAL"));

        assertThat(Placement.lacking(placements)).hasValue("topic debits of type MIXED is of type NORMAL on b");
    }

    @Test
    void waitsForATopicThatIsBeingCreatedUnlessAnotherBrokerHasIt() {
        Placement created = Placement.of(EVENTS, "b", State.CREATED);

        assertThat(Placement.lacking(List.of(created))).hasValue("topic events of type NORMAL is being created on b");
        assertThat(Placement.lacking(List.of(Placement.of(EVENTS, "a", State.THERE), created)))
                .isEmpty();
        assertThat(Placement.incomplete(List.of(Placement.of(EVENTS, "a", State.THERE), created)))
                .isEmpty();
    }

    @Test
    void tellsOfAGroupOnce() {
        Stream<Placement> missing =
                RequiredTopic.ofGroup("readers").map(topic -> Placement.of(topic, "a", State.MISSING));

        assertThat(Placement.lacking(missing.toList())).hasValue("consumer group readers is missing on a");
    }

    @ParameterizedTest
    @CsvSource({
        "MIXED, true, true",
        "UNSPECIFIED, true, true",
        ", true, true",
        "NORMAL, true, false",
        "TRANSACTION, false, false",
        "FIFO, false, false"
    })
    void takesWhatWillDo(String declared, boolean forNormal, boolean forMixed) {
        assertThat(EVENTS.accepts(declared)).isEqualTo(forNormal);
        assertThat(DEBITS.accepts(declared)).isEqualTo(forMixed);
    }
}
