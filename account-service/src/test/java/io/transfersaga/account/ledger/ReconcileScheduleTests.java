// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.account.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ReconcileScheduleTests {

    @Test
    void doublesUpToTenMinutes() {
        var schedule = new ReconcileSchedule(Duration.ofSeconds(30));
        assertThat(IntStream.of(0, 1, 2, 3, 4, 5, 1_000_000).mapToObj(schedule::waitAfter))
                .extracting(Duration::toSeconds)
                .containsExactly(30L, 60L, 120L, 240L, 480L, 600L, 600L);
    }

    @Test
    void staysAtAFirstWaitAboveTenMinutes() {
        assertThat(new ReconcileSchedule(Duration.ofHours(1)).waitAfter(5)).isEqualTo(Duration.ofHours(1));
    }
}
