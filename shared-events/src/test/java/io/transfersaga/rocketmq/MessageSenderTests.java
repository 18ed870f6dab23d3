// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.rocketmq;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.rocketmq.client.common.ClientErrorCode;
import org.apache.rocketmq.client.exception.MQClientException;
import org.apache.rocketmq.client.producer.SendResult;
import org.apache.rocketmq.common.message.Message;
import org.apache.rocketmq.remoting.protocol.ResponseCode;
import org.junit.jupiter.api.Test;

class MessageSenderTests {

    private final ProducerWithoutSomeTopics producer = new ProducerWithoutSomeTopics();

    @Test
    void sendsEverythingElseWhenATopicIsMissing() {
        producer.missing.add("ledger-gone");
        var sender = new MessageSender(producer, Duration.ofSeconds(1), MissingTopics.STAY_MISSING);

        assertThatThrownBy(() -> sender.send(List.of(to("ledger-gone"), to("ledger-beta"))))
                .isInstanceOfSatisfying(
                        MissingTopicException.class, e -> assertThat(e.topics()).containsExactly("ledger-gone"));

        assertThat(producer.requests).containsExactly("ledger-beta x1");
    }

    @Test
    void createsTheMissingTopicAndSendsToIt() {
        producer.missing.add("ledger-new");
        var sender = new MessageSender(producer, Duration.ofSeconds(1), producer.missing::remove);

        sender.send(List.of(to("ledger-new"), to("ledger-new")));

        assertThat(producer.requests).containsExactly("ledger-new x2");
    }

    @Test
    void doesNotTakeAnAbsentBrokerForAMissingTopic() {
        producer.unreachable = true;
        var sender = new MessageSender(producer, Duration.ofSeconds(1), topic -> true);

        assertThatThrownBy(() -> sender.send(List.of(to("ledger-beta"))))
                .isExactlyInstanceOf(BrokerUnavailableException.class);
    }

    @Test
    void sendsEverythingElseWhenAMessageIsRefused() {
        producer.tooLarge = "large";
        var sender = new MessageSender(producer, Duration.ofSeconds(1), MissingTopics.STAY_MISSING);
        Message large = new Message("ledger-beta", "large".getBytes(StandardCharsets.UTF_8));

        assertThatThrownBy(() -> sender.send(List.of(to("ledger-beta"), large, to("ledger-beta"))))
                .isInstanceOfSatisfying(
                        RefusedMessagesException.class,
                        e -> assertThat(e.refused())
                                .extracting(RefusedMessagesException.Refused::message)
                                .containsExactly(large));

        assertThat(producer.requests).containsExactly("ledger-beta x1", "ledger-beta x1");
    }

    private static Message to(String topic) {
        return new Message(topic, "body".getBytes(StandardCharsets.UTF_8));
    }

    private static final class ProducerWithoutSomeTopics extends RecordingProducer {

        final Set<String> missing = new HashSet<>();
        String tooLarge = "";

        @Override
        public SendResult send(Message message, long timeout) throws MQClientException {
            refuseMissing(message.getTopic());
            refuseLarge(List.of(message));
            return super.send(message, timeout);
        }

        @Override
        public SendResult send(Collection<Message> messages, long timeout) throws MQClientException {
            refuseMissing(messages.iterator().next().getTopic());
            try {
                refuseLarge(messages);
            } catch (MQClientException e) {
                throw new MQClientException("Failed to initiate the MessageBatch", e);
            }
            return super.send(messages, timeout);
        }

        private void refuseLarge(Collection<Message> messages) throws MQClientException {
            for (Message message : messages) {
                if (new String(message.getBody(), StandardCharsets.UTF_8).equals(tooLarge)) {
                    throw new MQClientException(ResponseCode.MESSAGE_ILLEGAL, "too large");
                }
            }
        }

        private void refuseMissing(String topic) throws MQClientException {
            if (missing.contains(topic)) {
                throw new MQClientException("No route info of this topic: " + topic, null)
                        .setResponseCode(ClientErrorCode.NOT_FOUND_TOPIC_EXCEPTION);
            }
        }
    }
}
