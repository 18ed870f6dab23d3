// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.saga.process;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.transfersaga.engine.SagaListener;
import io.transfersaga.events.TransferMessage.CreditAbandoned;
import io.transfersaga.events.TransferMessage.CreditAttemptFailed;
import io.transfersaga.events.TransferMessage.MoneyCredited;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Counts how attempts to credit ended. A credit that was given up before it was ruled out was counted already. */
@Component
class CreditAttempts implements SagaListener<TransferProcess> {

    private enum Result {
        CREDITED,
        /** May be repeated. */
        FAILED,
        /** For good, and at once. */
        REFUSED
    }

    private final Map<Result, Counter> counters = new EnumMap<>(Result.class);

    CreditAttempts(MeterRegistry meters) {
        for (Result result : Result.values()) {
            counters.put(
                    result,
                    Counter.builder("saga.credit.attempts")
                            .description("Attempts to credit, by how they ended")
                            .tag("result", result.name().toLowerCase(Locale.ROOT))
                            .register(meters));
        }
    }

    @Override
    public void handled(@Nullable TransferProcess before, Object message) {
        Result result = result(before, message);
        if (result != null) {
            Counter counter = Objects.requireNonNull(counters.get(result));
            CurrentUnitOfWork.get().afterCommit(committed -> counter.increment());
        }
    }

    private static @Nullable Result result(@Nullable TransferProcess saga, Object message) {
        if (message instanceof MoneyCredited) {
            return Result.CREDITED;
        }
        if (message instanceof CreditAttemptFailed) {
            return Result.FAILED;
        }
        boolean atOnce = saga != null && !saga.credit().abandoning();
        return message instanceof CreditAbandoned && atOnce ? Result.REFUSED : null;
    }
}
