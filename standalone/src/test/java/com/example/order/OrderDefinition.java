// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package com.example.order;

import com.example.order.OrderMessage.OrderDue;
import io.transfersaga.engine.Admission;
import io.transfersaga.engine.SagaDefinition;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

// tag::definition[]
/** The saga of an order, to the engine that keeps it going. */
final class OrderDefinition implements SagaDefinition<OrderProcess, OrderSaga> {

    @Override
    public Class<OrderSaga> type() {
        return OrderSaga.class;
    }

    @Override
    public String associationProperty() {
        return OrderSaga.ORDER_ID;
    }

    @Override
    public OrderSaga resumed(OrderProcess process) {
        return new OrderSaga(process);
    }

    @Override
    public OrderProcess processOf(OrderSaga saga) {
        return saga.process();
    }

    @Override
    public UUID idOf(Object message) {
        if (message instanceof OrderMessage said) {
            return said.orderId();
        }
        throw new IllegalArgumentException("no message of an order: " + message.getClass());
    }

    @Override
    public Admission admit(@Nullable OrderProcess process, Object message, Instant now) {
        return OrderAdmission.of(process, message, now);
    }

    @Override
    public Object due(UUID id) {
        return new OrderDue(id);
    }

    @Override
    public Object outcome(OrderProcess process, Instant now) {
        return process.command();
    }
}
// end::definition[]
