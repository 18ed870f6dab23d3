// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.rocketmq;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.rocketmq.client.common.ClientErrorCode;
import org.apache.rocketmq.client.exception.MQBrokerException;
import org.apache.rocketmq.client.exception.MQClientException;
import org.apache.rocketmq.client.producer.MQProducer;
import org.apache.rocketmq.client.producer.SendResult;
import org.apache.rocketmq.client.producer.SendStatus;
import org.apache.rocketmq.common.message.Message;
import org.apache.rocketmq.remoting.exception.RemotingException;

/** Sends messages, those of one topic together in one request, and returns when the broker has stored all of them. */
final class MessageSender {

    /** Keeps a request far below the broker's limit of 4 MiB. */
    private static final int MAX_BATCH = 256;

    private final MQProducer producer;
    private final Duration timeout;
    private final MissingTopics missingTopics;

    MessageSender(MQProducer producer, Duration timeout, MissingTopics missingTopics) {
        this.producer = producer;
        this.timeout = timeout;
        this.missingTopics = missingTopics;
    }

    /**
     * Sends what can be sent: a topic that is missing holds up no other.
     *
     * @throws MissingTopicException when all was sent but what goes to topics that no broker serves
     * @throws BrokerUnavailableException when one is not confirmed as stored; others may have been sent
     */
    void send(List<Message> messages) {
        Map<String, List<Message>> byTopic = new LinkedHashMap<>();
        for (Message message : messages) {
            byTopic.computeIfAbsent(message.getTopic(), topic -> new ArrayList<>())
                    .add(message);
        }
        List<String> missing = new ArrayList<>();
        byTopic.forEach((topic, ofOneTopic) -> {
            if (!sendToTopic(topic, ofOneTopic)) {
                missing.add(topic);
            }
        });
        if (!missing.isEmpty()) {
            throw new MissingTopicException(missing);
        }
    }

    /** @return whether there is such a topic, if need be a new one */
    private boolean sendToTopic(String topic, List<Message> messages) {
        return sentTo(messages) || (missingTopics.create(topic) && sentTo(messages));
    }

    private boolean sentTo(List<Message> messages) {
        try {
            sendAll(messages);
            return true;
        } catch (MissingTopicException e) {
            return false;
        }
    }

    private void sendAll(List<Message> messages) {
        for (int from = 0; from < messages.size(); from += MAX_BATCH) {
            sendBatch(messages.subList(from, Math.min(from + MAX_BATCH, messages.size())));
        }
    }

    private void sendBatch(List<Message> batch) {
        String topic = batch.get(0).getTopic();
        try {
            SendResult result = batch.size() == 1
                    ? producer.send(batch.get(0), timeout.toMillis())
                    : producer.send(batch, timeout.toMillis());
            if (result.getSendStatus() != SendStatus.SEND_OK) {
                throw new BrokerUnavailableException("sent to " + topic + ", but " + result.getSendStatus(), null);
            }
        } catch (MQClientException e) {
            if (e.getResponseCode() == ClientErrorCode.NOT_FOUND_TOPIC_EXCEPTION) {
                throw new MissingTopicException(List.of(topic));
            }
            throw new BrokerUnavailableException("not sent to " + topic, e);
        } catch (MQBrokerException | RemotingException e) {
            throw new BrokerUnavailableException("not sent to " + topic, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BrokerUnavailableException("interrupted while sending to " + topic, e);
        }
    }
}
