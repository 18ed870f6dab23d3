// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.standalone.races;

import java.util.Collection;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.rocketmq.client.producer.SendResult;
import org.apache.rocketmq.client.producer.SendStatus;
import org.apache.rocketmq.client.producer.TransactionMQProducer;
import org.apache.rocketmq.common.message.Message;

/** Confirms whatever is sent; nobody gets it. */
final class AcceptingProducer extends TransactionMQProducer {

    private final Queue<String> keys = new ConcurrentLinkedQueue<>();

    @Override
    public SendResult send(Message message, long timeout) {
        return send(List.of(message), timeout);
    }

    @Override
    public SendResult send(Collection<Message> messages, long timeout) {
        messages.forEach(message -> keys.add(message.getKeys()));
        var result = new SendResult();
        result.setSendStatus(SendStatus.SEND_OK);
        return result;
    }

    /** Of what was sent, in order. */
    List<String> keys() {
        return List.copyOf(keys);
    }
}
