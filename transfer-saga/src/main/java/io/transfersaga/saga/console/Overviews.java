// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.saga.console;

import io.transfersaga.engine.SagaSummaries;
import io.transfersaga.engine.SagaSummary;
import io.transfersaga.saga.console.SagaFigures.Ended;
import io.transfersaga.saga.console.SagaFigures.InFlight;
import io.transfersaga.saga.inspection.SagaInspection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Reads the overview for everybody who looks at it: no sooner than a second after the last time, and never more than a
 * tenth of the time, however long reading takes.
 */
@Component
class Overviews {

    private static final long SHORTEST_NANOS = 1_000_000_000;
    private static final int SHARE = 10;

    private final SagaInspection sagas;
    private final SagaSummaries summaries;
    private final SagaFigures figures;
    private final RecentOutcomes outcomes;
    private @Nullable Overview last;
    private long readAgainAt;

    Overviews(SagaInspection sagas, SagaSummaries summaries, SagaFigures figures, RecentOutcomes outcomes) {
        this.sagas = sagas;
        this.summaries = summaries;
        this.figures = figures;
        this.outcomes = outcomes;
    }

    synchronized Overview current() {
        long before = System.nanoTime();
        Overview known = last;
        if (known != null && before - readAgainAt < 0) {
            return known;
        }
        Overview read = read();
        long after = System.nanoTime();
        readAgainAt = after + Math.max(SHORTEST_NANOS, (after - before) * SHARE);
        last = read;
        return read;
    }

    private Overview read() {
        SagaSummary summary = summaries.read(sagas.unansweredBefore());
        List<InFlight> inFlight = figures.inFlight();
        List<Ended> ended = outcomes.read();
        return new Overview(
                summary,
                inFlight,
                inFlight.stream().mapToLong(InFlight::sagas).sum(),
                OutcomeCharts.throughput(ended),
                OutcomeCharts.timeToOutcome(ended));
    }
}
