// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package com.example.order;

import io.transfersaga.rocketmq.Delivery;
import io.transfersaga.rocketmq.RocketMqMessageConverter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.apache.rocketmq.client.producer.DefaultMQProducer;
import org.apache.rocketmq.client.producer.SendResult;
import org.apache.rocketmq.client.producer.SendStatus;
import org.apache.rocketmq.common.message.Message;
import org.apache.rocketmq.common.message.MessageAccessor;
import org.apache.rocketmq.common.message.MessageExt;

/** Stands for the broker: keeps what was sent until the test hands it over, loses it, or hands it over twice. */
final class HandedOver extends DefaultMQProducer {

    private final RocketMqMessageConverter converter;
    private final List<Message> sent = new ArrayList<>();

    HandedOver(RocketMqMessageConverter converter) {
        this.converter = converter;
    }

    /** What was sent since the last time, as its receivers read it. */
    synchronized List<Delivery<OrderMessage>> take() {
        List<Delivery<OrderMessage>> taken = sent.stream().map(this::delivery).toList();
        sent.clear();
        return taken;
    }

    @SuppressWarnings("unchecked")
    private Delivery<OrderMessage> delivery(Message message) {
        var stored = new MessageExt();
        stored.setTopic(message.getTopic());
        stored.setBody(message.getBody());
        MessageAccessor.setProperties(stored, message.getProperties());
        return new Delivery<>((org.axonframework.messaging.Message<OrderMessage>) converter.fromRocketMq(stored), 1);
    }

    @Override
    public SendResult send(Message message, long timeout) {
        return keep(List.of(message));
    }

    @Override
    public SendResult send(Collection<Message> messages, long timeout) {
        return keep(messages);
    }

    private synchronized SendResult keep(Collection<Message> messages) {
        sent.addAll(messages);
        var result = new SendResult();
        result.setSendStatus(SendStatus.SEND_OK);
        return result;
    }
}
