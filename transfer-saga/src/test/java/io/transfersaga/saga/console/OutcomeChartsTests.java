// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.saga.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.transfersaga.saga.console.SagaFigures.Ended;
import java.util.List;
import org.junit.jupiter.api.Test;

class OutcomeChartsTests {

    private static final Ended NONE = new Ended(0, 0, 0, 0, 0);

    @Test
    void stacksWhatEndedUpToTheTopOfTheBusiestStretch() {
        var chart = OutcomeCharts.throughput(List.of(new Ended(1, 3, 1, 0.1, 0.2), NONE, new Ended(2, 1, 0, 0.1, 0.2)));

        assertThat(chart.top()).isEqualTo(4);
        assertThat(chart.completed()).isEqualTo(4);
        assertThat(chart.refunded()).isEqualTo(1);
        assertThat(chart.bars().get(0).completed()).isEqualTo(60.0);
        assertThat(chart.bars().get(0).refundedY()).isEqualTo(0.0);
        assertThat(chart.bars().get(1).completed()).isEqualTo(0.0);
    }

    @Test
    void drawsALineForEachRunOfStretchesInWhichSomethingEnded() {
        var chart = OutcomeCharts.timeToOutcome(List.of(
                new Ended(1, 1, 0, 0.5, 1.0), NONE, new Ended(2, 1, 0, 1.0, 2.0), new Ended(3, 1, 0, 0.25, 0.5)));

        assertThat(chart.medians()).hasSize(2);
        assertThat(chart.top()).isEqualTo("2.0 s");
        assertThat(chart.median()).isEqualTo("250 ms");
        assertThat(chart.slowestNow()).isEqualTo("500 ms");
    }

    @Test
    void isEmptyWithoutAnyOutcome() {
        var chart = OutcomeCharts.timeToOutcome(List.of(NONE, NONE));

        assertThat(chart.medians()).isEmpty();
        assertThat(chart.top()).isEmpty();
        assertThat(OutcomeCharts.throughput(List.of(NONE)).bars().get(0).completed())
                .isEqualTo(0.0);
    }
}
