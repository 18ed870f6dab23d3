// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.saga;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.rocketmq.client.common.ClientErrorCode;
import org.apache.rocketmq.client.exception.MQClientException;
import org.apache.rocketmq.client.producer.DefaultMQProducer;
import org.apache.rocketmq.client.producer.SendResult;
import org.apache.rocketmq.client.producer.SendStatus;
import org.apache.rocketmq.common.message.Message;

/** Stands for the broker: keeps what was sent, as {@code TYPE to TOPIC}. */
public final class SentMessages extends DefaultMQProducer {

    private final List<String> sent = new CopyOnWriteArrayList<>();
    private final Set<String> missingTopics = ConcurrentHashMap.newKeySet();
    private volatile boolean up = true;

    /** What was sent since the last time. */
    public List<String> drain() {
        List<String> all = List.copyOf(sent);
        sent.clear();
        return all;
    }

    public void reset() {
        sent.clear();
        missingTopics.clear();
        up = true;
    }

    public void setUp(boolean up) {
        this.up = up;
    }

    public boolean isUp() {
        return up;
    }

    public void missTopic(String topic) {
        missingTopics.add(topic);
    }

    @Override
    public SendResult send(Message message, long timeout) throws MQClientException {
        return keep(List.of(message));
    }

    @Override
    public SendResult send(Collection<Message> messages, long timeout) throws MQClientException {
        return keep(messages);
    }

    private SendResult keep(Collection<Message> messages) throws MQClientException {
        if (!up) {
            throw new MQClientException("no broker", null);
        }
        for (Message message : messages) {
            if (missingTopics.contains(message.getTopic())) {
                throw new MQClientException("No route info of this topic", null)
                        .setResponseCode(ClientErrorCode.NOT_FOUND_TOPIC_EXCEPTION);
            }
            sent.add(message.getUserProperty("messageType") + " to " + message.getTopic());
        }
        var result = new SendResult();
        result.setSendStatus(SendStatus.SEND_OK);
        return result;
    }
}
