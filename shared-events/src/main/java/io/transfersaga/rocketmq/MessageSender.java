// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.rocketmq;

import io.transfersaga.rocketmq.RefusedMessagesException.Refused;
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
import org.apache.rocketmq.remoting.protocol.ResponseCode;

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
     * Sends what can be sent: neither a topic that is missing nor a message that is refused holds up another.
     *
     * @throws RefusedMessagesException when some can never be sent; none but those, and those to missing topics, are
     *     left
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
        List<Refused> refused = new ArrayList<>();
        byTopic.forEach((topic, ofOneTopic) -> {
            if (!sendToTopic(topic, ofOneTopic, refused)) {
                missing.add(topic);
            }
        });
        if (!refused.isEmpty()) {
            throw new RefusedMessagesException(refused);
        }
        if (!missing.isEmpty()) {
            throw new MissingTopicException(missing);
        }
    }

    /** @return whether there is such a topic, if need be a new one */
    private boolean sendToTopic(String topic, List<Message> messages, List<Refused> refused) {
        return sentTo(messages, refused) || (missingTopics.create(topic) && sentTo(messages, refused));
    }

    private boolean sentTo(List<Message> messages, List<Refused> refused) {
        try {
            sendAll(messages, refused);
            return true;
        } catch (MissingTopicException e) {
            return false;
        }
    }

    private void sendAll(List<Message> messages, List<Refused> refused) {
        for (int from = 0; from < messages.size(); from += MAX_BATCH) {
            sendBatch(messages.subList(from, Math.min(from + MAX_BATCH, messages.size())), refused);
        }
    }

    /** A batch that is refused, perhaps for one of its messages only, is sent one by one. */
    private void sendBatch(List<Message> batch, List<Refused> refused) {
        try {
            request(batch);
        } catch (MQClientException | MQBrokerException e) {
            if (!isIllegal(e)) {
                throw failure(batch.get(0).getTopic(), e);
            }
            if (batch.size() == 1) {
                refused.add(new Refused(batch.get(0), MasterApi.reason(e)));
            } else {
                batch.forEach(message -> sendBatch(List.of(message), refused));
            }
        } catch (RemotingException e) {
            throw failure(batch.get(0).getTopic(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BrokerUnavailableException(
                    "interrupted while sending to " + batch.get(0).getTopic(), e);
        }
    }

    private void request(List<Message> batch)
            throws MQClientException, MQBrokerException, RemotingException, InterruptedException {
        SendResult result = batch.size() == 1
                ? producer.send(batch.get(0), timeout.toMillis())
                : producer.send(batch, timeout.toMillis());
        if (result.getSendStatus() != SendStatus.SEND_OK) {
            throw new BrokerUnavailableException(
                    "sent to " + batch.get(0).getTopic() + ", but " + result.getSendStatus(), null);
        }
    }

    private static BrokerUnavailableException failure(String topic, Exception failure) {
        return failure instanceof MQClientException client
                        && client.getResponseCode() == ClientErrorCode.NOT_FOUND_TOPIC_EXCEPTION
                ? new MissingTopicException(List.of(topic))
                : new BrokerUnavailableException("not sent to " + topic, failure);
    }

    /** The client's own word for it, or the broker's; the client wraps its own when it packs a batch. */
    private static boolean isIllegal(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if ((cause instanceof MQClientException client && client.getResponseCode() == ResponseCode.MESSAGE_ILLEGAL)
                    || (cause instanceof MQBrokerException broker
                            && broker.getResponseCode() == ResponseCode.MESSAGE_ILLEGAL)) {
                return true;
            }
        }
        return false;
    }
}
