// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.account.messaging.table;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.rocketmq.client.exception.MQClientException;
import org.apache.rocketmq.client.producer.DefaultMQProducer;
import org.apache.rocketmq.client.producer.SendResult;
import org.apache.rocketmq.client.producer.SendStatus;
import org.apache.rocketmq.common.message.Message;
import org.apache.rocketmq.remoting.protocol.ResponseCode;

/** Stands for the broker: keeps what it gets, and may be away, silent, or of another opinion. */
final class StandInProducer extends DefaultMQProducer {

    final List<Message> stored = new ArrayList<>();
    final Set<String> refusedKeys = ConcurrentHashMap.newKeySet();
    boolean away;
    boolean silent;

    @Override
    public SendResult send(Message message, long timeout) throws MQClientException {
        return send(List.of(message), timeout);
    }

    @Override
    public SendResult send(Collection<Message> messages, long timeout) throws MQClientException {
        if (away) {
            throw new MQClientException("connect failed", null);
        }
        if (messages.stream().map(Message::getKeys).anyMatch(refusedKeys::contains)) {
            throw new MQClientException(ResponseCode.MESSAGE_ILLEGAL, "the message is too large");
        }
        stored.addAll(messages);
        if (silent) {
            throw new MQClientException("time-out", null);
        }
        var result = new SendResult();
        result.setSendStatus(SendStatus.SEND_OK);
        return result;
    }

    /** The keys of what it has, in order. */
    List<String> keys() {
        return stored.stream().map(Message::getKeys).toList();
    }
}
