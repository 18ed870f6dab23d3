// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.saga.notification;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReceiversTests {

    private final Receivers receivers = new Receivers(8, 3);

    @Test
    void givesEachItsShareAndNoMore() {
        assertThat(receivers.turns(List.of("a"), 8)).isEqualTo(Map.of("a", 3));
        begin("a", 2);
        assertThat(receivers.turns(List.of("a"), 6)).isEqualTo(Map.of("a", 1));
    }

    @Test
    void dividesWhatIsFreeEvenly() {
        assertThat(receivers.turns(List.of("a", "b", "c"), 8)).isEqualTo(Map.of("a", 3, "b", 3, "c", 2));
        assertThat(receivers.turns(List.of("a", "b", "c"), 2)).isEqualTo(Map.of("a", 1, "b", 1));
        assertThat(receivers.turns(List.of("a"), 0)).isEmpty();
    }

    @Test
    void letsWhoeverHasWaitedLongestGoFirst() {
        begin("a", 1);
        begin("b", 1);
        receivers.ended("a", true);
        receivers.ended("b", true);

        assertThat(receivers.turns(List.of("a", "b", "new"), 1)).isEqualTo(Map.of("new", 1));
        assertThat(receivers.turns(List.of("b", "a"), 1)).isEqualTo(Map.of("a", 1));
    }

    @Test
    void asksWhoDidNotAnswerByOneAttemptAndAfterTheOthers() {
        begin("silent", 1);
        receivers.ended("silent", false);
        begin("a", 1);
        receivers.ended("a", true);

        assertThat(receivers.turns(List.of("silent", "a"), 8)).isEqualTo(Map.of("a", 3, "silent", 1));
        assertThat(receivers.turns(List.of("silent", "a"), 1)).isEqualTo(Map.of("a", 1));
    }

    @Test
    void keepsHalfForThoseWhoAnswer() {
        List<String> silent = List.of("1", "2", "3", "4", "5", "6");
        for (String receiver : silent) {
            begin(receiver, 1);
            receivers.ended(receiver, false);
        }

        Map<String, Integer> turns = receivers.turns(silent, 8);

        assertThat(turns).hasSize(4);
        turns.keySet().forEach(receiver -> begin(receiver, 1));
        assertThat(receivers.turns(silent, 4)).isEmpty();
        assertThat(receivers.turns(List.of("5", "6", "new"), 4)).isEqualTo(Map.of("new", 3));
    }

    @Test
    void trustsWhoAnswersAgain() {
        begin("a", 1);
        receivers.ended("a", false);
        begin("a", 1);
        receivers.ended("a", true);

        assertThat(receivers.turns(List.of("a"), 8)).isEqualTo(Map.of("a", 3));
    }

    private void begin(String receiver, int attempts) {
        for (int i = 0; i < attempts; i++) {
            receivers.begun(receiver);
        }
    }
}
