// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.saga.process;

import io.transfersaga.crash.DurableStep;
import io.transfersaga.events.TransferId;
import io.transfersaga.events.TransferMessage;
import io.transfersaga.events.TransferMessage.CreditAbandoned;
import io.transfersaga.events.TransferMessage.CreditAttemptFailed;
import io.transfersaga.events.TransferMessage.MoneyCredited;
import io.transfersaga.events.TransferMessage.MoneyDebited;
import io.transfersaga.events.TransferMessage.MoneyRefunded;
import io.transfersaga.saga.process.ProcessSignal.CommandDue;
import io.transfersaga.saga.process.ProcessSignal.RefundRequested;
import io.transfersaga.saga.process.ProcessSignal.RetryRequested;
import java.util.Map;
import java.util.Optional;

/**
 * One message on its way to a saga.
 *
 * @param payload a ledger's event, or a signal from inside this service
 */
public record Incoming(TransferId transferId, Object payload) {

    private static final Map<Class<?>, DurableStep> STEPS = Map.of(
            MoneyDebited.class, DurableStep.SAGA_START,
            MoneyCredited.class, DurableStep.SAGA_COMPLETED,
            CreditAttemptFailed.class, DurableStep.SAGA_BACK_OFF,
            CreditAbandoned.class, DurableStep.SAGA_REFUND,
            MoneyRefunded.class, DurableStep.SAGA_REFUNDED,
            CommandDue.class, DurableStep.SAGA_TIMER,
            RetryRequested.class, DurableStep.SAGA_REQUEST,
            RefundRequested.class, DurableStep.SAGA_REQUEST);

    public static Incoming event(TransferMessage.Event event) {
        return new Incoming(event.transferId(), event);
    }

    public static Incoming signal(ProcessSignal signal) {
        return new Incoming(signal.transferId(), signal);
    }

    String type() {
        return payload.getClass().getSimpleName();
    }

    /** What a saga stores by handling it, for tests that crash around that. */
    Optional<DurableStep> durableStep() {
        return Optional.ofNullable(STEPS.get(payload.getClass()));
    }
}
