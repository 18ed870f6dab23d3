// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.saga.process;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.transfersaga.engine.SagaListener;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.springframework.stereotype.Component;

/** Tells who wants to know that sagas end, and counts how, once that is committed. */
@Component
class EndedSagas implements SagaListener<TransferProcess> {

    /** Bounds of the duration's histogram. */
    private static final Duration[] BOUNDS = Stream.of(50, 100, 200, 500, 1_000, 2_000, 5_000, 15_000, 60_000, 600_000)
            .map(Duration::ofMillis)
            .toArray(Duration[]::new);

    private final Map<SagaState, Counter> counters = new EnumMap<>(SagaState.class);
    private final Map<SagaState, Timer> durations = new EnumMap<>(SagaState.class);
    private final List<EndedSagaListener> listeners;

    EndedSagas(MeterRegistry meters, List<EndedSagaListener> listeners) {
        this.listeners = List.copyOf(listeners);
        for (SagaState state : SagaState.values()) {
            if (state.isEnded()) {
                counters.put(
                        state,
                        Counter.builder("saga.ended")
                                .description("Sagas that ended, by outcome")
                                .tag("outcome", state.name())
                                .register(meters));
                durations.put(
                        state,
                        Timer.builder("saga.duration")
                                .description("From a saga's start to its end")
                                .tag("outcome", state.name())
                                .serviceLevelObjectives(BOUNDS)
                                .register(meters));
            }
        }
    }

    @Override
    public void changed(List<TransferProcess> sagas) {
        List<EndedSaga> ended = sagas.stream().flatMap(EndedSagas::ended).toList();
        if (!ended.isEmpty()) {
            listeners.forEach(listener -> listener.ended(ended));
        }
        CurrentUnitOfWork.get().afterCommit(committed -> sagas.forEach(this::count));
    }

    private static Stream<EndedSaga> ended(TransferProcess process) {
        return Stream.ofNullable(process.endedAt())
                .map(endedAt -> new EndedSaga(
                        process.transfer().transferId(), process.debit().callbackUrl(), endedAt));
    }

    private void count(TransferProcess process) {
        Counter counter = counters.get(process.state());
        Timer duration = durations.get(process.state());
        if (counter != null && duration != null && process.endedAt() != null) {
            counter.increment();
            duration.record(Duration.between(process.startedAt(), process.endedAt()));
        }
    }
}
