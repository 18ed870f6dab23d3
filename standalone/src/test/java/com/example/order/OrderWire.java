// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package com.example.order;

import com.example.order.OrderMessage.Abandon;
import com.example.order.OrderMessage.Abandoned;
import com.example.order.OrderMessage.Command;
import com.example.order.OrderMessage.GiveBack;
import com.example.order.OrderMessage.GivenBack;
import com.example.order.OrderMessage.OrderEnded;
import com.example.order.OrderMessage.OrderPlaced;
import com.example.order.OrderMessage.Take;
import com.example.order.OrderMessage.TakeFailed;
import com.example.order.OrderMessage.Taken;
import io.transfersaga.rocketmq.JsonMessageConverter;
import io.transfersaga.rocketmq.MessageRoutes;
import io.transfersaga.rocketmq.MessageTypes;
import io.transfersaga.rocketmq.RocketMqMessageConverter;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;

// tag::wire[]
/** Teaches the bridge the messages of an order. */
final class OrderWire implements MessageRoutes {

    static final String COMMANDS = "order-commands";
    static final String EVENTS = "order-events";
    static final String ENDED = "orders-ended";

    static RocketMqMessageConverter converter() {
        var types = new MessageTypes();
        for (Class<?> type : List.of(
                Take.class,
                Abandon.class,
                GiveBack.class,
                OrderPlaced.class,
                Taken.class,
                TakeFailed.class,
                Abandoned.class,
                GivenBack.class,
                OrderEnded.class)) {
            types.with(type.getSimpleName(), 1, type);
        }
        return new JsonMessageConverter(types, new OrderWire(), new JsonMapper());
    }

    @Override
    public String topic(Object payload) {
        return payload instanceof Command ? COMMANDS : payload instanceof OrderEnded ? ENDED : EVENTS;
    }

    @Override
    public String key(Object payload) {
        return ((OrderMessage) payload).orderId().toString();
    }
}
// end::wire[]
