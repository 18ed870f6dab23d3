// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.saga.process;

import static java.util.Objects.requireNonNull;

import io.transfersaga.engine.Admission;
import io.transfersaga.engine.CommandTimeout;
import io.transfersaga.events.TransferMessage.CreditAbandoned;
import io.transfersaga.events.TransferMessage.CreditAttemptFailed;
import io.transfersaga.events.TransferMessage.MoneyCredited;
import io.transfersaga.events.TransferMessage.MoneyDebited;
import io.transfersaga.events.TransferMessage.MoneyRefunded;
import io.transfersaga.saga.process.ProcessSignal.CommandDue;
import io.transfersaga.saga.process.ProcessSignal.RefundRequested;
import io.transfersaga.saga.process.ProcessSignal.RetryRequested;
import java.time.Clock;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.messaging.InterceptorChain;
import org.axonframework.messaging.interceptors.MessageHandlerInterceptor;
import org.axonframework.modelling.saga.EndSaga;
import org.axonframework.modelling.saga.SagaEventHandler;
import org.axonframework.modelling.saga.StartSaga;
import org.jspecify.annotations.Nullable;

/**
 * The saga of one transfer: credit the target, else refund the source. {@link TransferProcess} decides; this sends what
 * was decided. Commands are held until the saga's change is committed.
 */
public class TransferSaga {

    static final String TRANSFER_ID = "transferId";

    private @Nullable TransferProcess process;

    /** For Axon, which lets {@link MoneyDebited} start it. */
    public TransferSaga() {}

    TransferSaga(TransferProcess process) {
        this.process = process;
    }

    /** Whatever the table does not admit leaves the saga as it is. */
    @MessageHandlerInterceptor
    @Nullable
    Object admit(EventMessage<?> event, InterceptorChain chain, Clock clock) throws Exception {
        Admission admission = TransferAdmission.of(process, event.getPayload(), clock.instant());
        return admission == Admission.ADMIT ? chain.proceed() : null;
    }

    @StartSaga
    @SagaEventHandler(associationProperty = TRANSFER_ID)
    void on(MoneyDebited debited, CommandGateway commands, CommandTimeout timeout, Clock clock) {
        process = TransferProcess.startedBy(debited, timeout, clock.instant());
        sendAwaitedCommand(commands, clock);
    }

    @EndSaga
    @SagaEventHandler(associationProperty = TRANSFER_ID)
    void on(MoneyCredited credited, CommandGateway commands, Clock clock) {
        process = process().creditedBy(credited, clock.instant());
        commands.sendAndWait(process.outcome(clock.instant()));
    }

    @SagaEventHandler(associationProperty = TRANSFER_ID)
    void on(CreditAttemptFailed failed, CreditRetryPolicy policy, Clock clock) {
        process = process().attemptFailedBy(failed, policy, clock.instant());
    }

    @SagaEventHandler(associationProperty = TRANSFER_ID)
    void on(CreditAbandoned abandoned, CommandGateway commands, CommandTimeout timeout, Clock clock) {
        process = process().abandonedBy(abandoned, timeout, clock.instant());
        sendAwaitedCommand(commands, clock);
    }

    @EndSaga
    @SagaEventHandler(associationProperty = TRANSFER_ID)
    void on(MoneyRefunded refunded, Clock clock) {
        process = process().refundedBy(refunded, clock.instant());
    }

    @SagaEventHandler(associationProperty = TRANSFER_ID)
    void on(CommandDue due, CommandGateway commands, CommandTimeout timeout, Clock clock) {
        process = process().commandSent(timeout, clock.instant());
        sendAwaitedCommand(commands, clock);
    }

    @SagaEventHandler(associationProperty = TRANSFER_ID)
    void on(RetryRequested request, Clock clock) {
        process = process().retryRequestedBy(request, clock.instant());
    }

    @SagaEventHandler(associationProperty = TRANSFER_ID)
    void on(RefundRequested request, Clock clock) {
        process = process().refundRequestedBy(request, clock.instant());
    }

    TransferProcess process() {
        return requireNonNull(process, "a saga starts with MoneyDebited");
    }

    /** The gateway returns as soon as the command is held for the commit; the answer comes back as an event. */
    private void sendAwaitedCommand(CommandGateway commands, Clock clock) {
        commands.sendAndWait(
                requireNonNull(process().awaitedCommand(clock.instant()), "an open saga awaits an answer"));
    }
}
