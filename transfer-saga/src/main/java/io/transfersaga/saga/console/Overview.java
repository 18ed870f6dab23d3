// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.saga.console;

import io.transfersaga.engine.SagaSummary;
import io.transfersaga.saga.console.OutcomeCharts.Throughput;
import io.transfersaga.saga.console.OutcomeCharts.TimeToOutcome;
import io.transfersaga.saga.console.SagaFigures.InFlight;
import io.transfersaga.saga.process.SagaState;
import java.util.List;

/**
 * All sagas at a glance.
 *
 * @param counted how many open sagas the money in flight is the sum of
 */
record Overview(
        SagaSummary summary,
        List<InFlight> inFlight,
        long counted,
        Throughput throughput,
        TimeToOutcome timeToOutcome) {

    public long open() {
        return in(SagaState.CREDITING) + in(SagaState.REFUNDING);
    }

    public long in(SagaState state) {
        return summary.states().getOrDefault(state.name(), 0L);
    }

    /** Whether there are more than were summed. */
    public boolean isPartial() {
        return counted >= SagaFigures.MAX_SUMMED;
    }
}
