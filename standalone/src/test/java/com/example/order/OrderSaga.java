// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package com.example.order;

import com.example.order.OrderMessage.Abandoned;
import com.example.order.OrderMessage.CancelRequested;
import com.example.order.OrderMessage.GivenBack;
import com.example.order.OrderMessage.OrderDue;
import com.example.order.OrderMessage.OrderPlaced;
import com.example.order.OrderMessage.TakeFailed;
import com.example.order.OrderMessage.Taken;
import io.transfersaga.engine.Admission;
import io.transfersaga.engine.CommandTimeout;
import java.time.Clock;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.messaging.InterceptorChain;
import org.axonframework.messaging.interceptors.MessageHandlerInterceptor;
import org.axonframework.modelling.saga.SagaEventHandler;
import org.axonframework.modelling.saga.SagaLifecycle;
import org.axonframework.modelling.saga.StartSaga;

// tag::saga[]
/** Takes payment, stock, coupon and parcel, or gives back what was taken. {@link OrderProcess} decides. */
public class OrderSaga {

    static final String ORDER_ID = "orderId";

    private OrderProcess process;

    /** For Axon, which lets {@link OrderPlaced} start it. */
    public OrderSaga() {}

    OrderSaga(OrderProcess process) {
        this.process = process;
    }

    @MessageHandlerInterceptor
    Object admit(EventMessage<?> event, InterceptorChain chain, Clock clock) throws Exception {
        Admission admission = OrderAdmission.of(process, event.getPayload(), clock.instant());
        return admission == Admission.ADMIT ? chain.proceed() : null;
    }

    @StartSaga
    @SagaEventHandler(associationProperty = ORDER_ID)
    void on(OrderPlaced placed, CommandGateway commands, CommandTimeout timeout, Clock clock) {
        goOn(OrderProcess.startedBy(placed, timeout, clock.instant()), commands);
    }

    @SagaEventHandler(associationProperty = ORDER_ID)
    void on(Taken taken, CommandGateway commands, CommandTimeout timeout, Clock clock) {
        goOn(process.takenBy(taken, timeout, clock.instant()), commands);
    }

    @SagaEventHandler(associationProperty = ORDER_ID)
    void on(TakeFailed failed, Clock clock) {
        process = process.failedBy(failed, clock.instant());
    }

    @SagaEventHandler(associationProperty = ORDER_ID)
    void on(Abandoned abandoned, CommandGateway commands, CommandTimeout timeout, Clock clock) {
        goOn(process.abandonedBy(abandoned, timeout, clock.instant()), commands);
    }

    @SagaEventHandler(associationProperty = ORDER_ID)
    void on(GivenBack givenBack, CommandGateway commands, CommandTimeout timeout, Clock clock) {
        goOn(process.givenBackBy(givenBack, timeout, clock.instant()), commands);
    }

    @SagaEventHandler(associationProperty = ORDER_ID)
    void on(CancelRequested request, Clock clock) {
        process = process.cancelledBy(request, clock.instant());
    }

    @SagaEventHandler(associationProperty = ORDER_ID)
    void on(OrderDue due, CommandGateway commands, CommandTimeout timeout, Clock clock) {
        goOn(process.commandSent(timeout, clock.instant()), commands);
    }

    OrderProcess process() {
        return process;
    }

    private void goOn(OrderProcess next, CommandGateway commands) {
        process = next;
        commands.sendAndWait(process.command());
        if (process.state().isEnded()) {
            SagaLifecycle.end();
        }
    }
}
// end::saga[]
