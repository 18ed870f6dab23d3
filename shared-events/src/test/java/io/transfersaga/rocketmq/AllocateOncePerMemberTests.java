// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.rocketmq;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.apache.rocketmq.common.message.MessageQueue;
import org.junit.jupiter.api.Test;

class AllocateOncePerMemberTests {

    private static final List<MessageQueue> QUEUES = IntStream.range(0, 8)
            .mapToObj(number -> new MessageQueue("money", "broker", number))
            .toList();

    @Test
    void givesEachItsShare() {
        assertThat(share("a", "a", "b")).isEqualTo(QUEUES.subList(0, 4));
        assertThat(share("b", "a", "b")).isEqualTo(QUEUES.subList(4, 8));
    }

    @Test
    void leavesNoQueueToTheSecondOfAMemberThatIsNamedTwice() {
        assertThat(share("a", "a", "a")).isEqualTo(QUEUES);
        assertThat(share("b", "a", "a", "b")).isEqualTo(QUEUES.subList(4, 8));
    }

    @Test
    void givesNothingToWhoIsNoMember() {
        assertThat(share("c", "a", "a")).isEmpty();
    }

    private static List<MessageQueue> share(String member, String... connected) {
        return new AllocateOncePerMember().allocate("readers", member, QUEUES, List.of(connected));
    }
}
