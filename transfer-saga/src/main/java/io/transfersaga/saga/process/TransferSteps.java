// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.saga.process;

import io.transfersaga.crash.DurableStep;
import io.transfersaga.engine.SagaListener;
import io.transfersaga.events.TransferMessage.CreditAbandoned;
import io.transfersaga.events.TransferMessage.CreditAttemptFailed;
import io.transfersaga.events.TransferMessage.MoneyCredited;
import io.transfersaga.events.TransferMessage.MoneyDebited;
import io.transfersaga.events.TransferMessage.MoneyRefunded;
import io.transfersaga.saga.process.ProcessSignal.CommandDue;
import io.transfersaga.saga.process.ProcessSignal.RefundRequested;
import io.transfersaga.saga.process.ProcessSignal.RetryRequested;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Names what a saga stores by handling a message, for tests that crash around that. */
@Component
class TransferSteps implements SagaListener<TransferProcess> {

    private static final Map<Class<?>, DurableStep> STEPS = Map.of(
            MoneyDebited.class, DurableStep.SAGA_START,
            MoneyCredited.class, DurableStep.SAGA_COMPLETED,
            CreditAttemptFailed.class, DurableStep.SAGA_BACK_OFF,
            CreditAbandoned.class, DurableStep.SAGA_REFUND,
            MoneyRefunded.class, DurableStep.SAGA_REFUNDED,
            CommandDue.class, DurableStep.SAGA_TIMER,
            RetryRequested.class, DurableStep.SAGA_REQUEST,
            RefundRequested.class, DurableStep.SAGA_REQUEST);

    @Override
    public void handled(@Nullable TransferProcess before, Object message) {
        DurableStep step = DurableStep.areWatched() ? STEPS.get(message.getClass()) : null;
        if (step != null) {
            step.inUnitOfWork();
        }
    }
}
