// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.saga.process;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.springframework.stereotype.Component;

/** Counts how sagas end, once that is committed. */
@Component
class EndedSagas {

    private final Map<SagaState, Counter> counters = new EnumMap<>(SagaState.class);

    EndedSagas(MeterRegistry meters) {
        for (SagaState state : SagaState.values()) {
            if (state.isEnded()) {
                counters.put(
                        state,
                        Counter.builder("saga.ended")
                                .description("Sagas that ended, by outcome")
                                .tag("outcome", state.name())
                                .register(meters));
            }
        }
    }

    void countAfterCommit(List<TransferProcess> changed) {
        CurrentUnitOfWork.get().afterCommit(committed -> changed.forEach(this::count));
    }

    private void count(TransferProcess process) {
        Counter counter = counters.get(process.state());
        if (counter != null) {
            counter.increment();
        }
    }
}
