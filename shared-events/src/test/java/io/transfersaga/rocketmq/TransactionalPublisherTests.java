// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.rocketmq;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import org.apache.rocketmq.client.exception.MQClientException;
import org.apache.rocketmq.client.producer.LocalTransactionState;
import org.apache.rocketmq.client.producer.SendStatus;
import org.apache.rocketmq.client.producer.TransactionMQProducer;
import org.apache.rocketmq.client.producer.TransactionSendResult;
import org.apache.rocketmq.common.message.Message;
import org.apache.rocketmq.common.message.MessageAccessor;
import org.apache.rocketmq.common.message.MessageExt;
import org.axonframework.messaging.GenericMessage;
import org.junit.jupiter.api.Test;

class TransactionalPublisherTests {

    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

    private final ScriptedProducer producer = new ScriptedProducer();
    private CheckBack checkBack = (message, age) -> Resolution.UNKNOWN;
    private final TransactionalPublisher publisher = new TransactionalPublisher(
            producer,
            new PayloadIsBody(),
            (message, age) -> checkBack.check(message, age),
            Clock.fixed(NOON, ZoneOffset.UTC));

    @Test
    void resolvesTheHalfMessageAsTheLocalTransactionEnded() {
        for (Resolution resolution : Resolution.values()) {
            publisher.publish(List.of(new GenericMessage<>("debit")), () -> resolution);
        }

        assertThat(producer.resolutions)
                .containsExactly(
                        LocalTransactionState.COMMIT_MESSAGE,
                        LocalTransactionState.ROLLBACK_MESSAGE,
                        LocalTransactionState.UNKNOW);
    }

    @Test
    void showsTheCallerWhatTheLocalTransactionThrew() {
        var lost = new IllegalStateException("connection lost");

        assertThatThrownBy(() -> publisher.publish(List.of(new GenericMessage<>("debit")), () -> {
                    throw lost;
                }))
                .isSameAs(lost);
        assertThat(producer.resolutions).containsExactly(LocalTransactionState.UNKNOW);
    }

    @Test
    void runsNoLocalTransactionWithoutAStoredHalfMessage() {
        List<String> ran = new ArrayList<>();
        for (SendStatus status : new SendStatus[] {SendStatus.FLUSH_DISK_TIMEOUT, SendStatus.SLAVE_NOT_AVAILABLE}) {
            producer.status = status;
            assertThatThrownBy(() -> publisher.publish(List.of(new GenericMessage<>("debit")), () -> run(ran)))
                    .isInstanceOf(BrokerUnavailableException.class)
                    .hasMessageContaining(status.name());
        }
        producer.unreachable = true;
        assertThatThrownBy(() -> publisher.publish(List.of(new GenericMessage<>("debit")), () -> run(ran)))
                .isInstanceOf(BrokerUnavailableException.class);

        assertThat(ran).isEmpty();
    }

    @Test
    void answersCheckBacksWithTheMessageAndItsAge() {
        List<Object> asked = new ArrayList<>();
        checkBack = (message, age) -> {
            asked.add(message.getPayload());
            asked.add(age);
            return Resolution.COMMIT;
        };

        assertThat(check(NOON.minusSeconds(7))).isEqualTo(LocalTransactionState.COMMIT_MESSAGE);
        assertThat(asked).containsExactly("debit", Duration.ofSeconds(7));
    }

    @Test
    void sendsManyAsOneMessageWithTheKeysOfAll() {
        publisher.publish(List.of(new GenericMessage<>("one"), new GenericMessage<>("two")), () -> Resolution.COMMIT);

        assertThat(producer.sent).hasSize(1);
        assertThat(producer.sent.get(0).getKeys()).isEqualTo("key-one key-two");
        assertThat(MessageBundle.contents(received(producer.sent.get(0), NOON)))
                .extracting(MessageExt::getKeys)
                .containsExactly("key-one", "key-two");
    }

    @Test
    void answersForManyAsForTheFirstOfThem() {
        List<Object> asked = new ArrayList<>();
        checkBack = (message, age) -> {
            asked.add(message.getPayload());
            return Resolution.COMMIT;
        };
        publisher.publish(List.of(new GenericMessage<>("one"), new GenericMessage<>("two")), () -> Resolution.UNKNOWN);
        MessageExt half = received(producer.sent.get(0), NOON);

        assertThat(producer.getTransactionListener().checkLocalTransaction(half))
                .isEqualTo(LocalTransactionState.COMMIT_MESSAGE);
        assertThat(asked).containsExactly("one");
    }

    @Test
    void knowsNothingWhileTheEvidenceCannotBeRead() {
        checkBack = (message, age) -> {
            throw new IllegalStateException("no database");
        };

        assertThat(check(NOON)).isEqualTo(LocalTransactionState.UNKNOW);
    }

    private static Resolution run(List<String> ran) {
        ran.add("ran");
        return Resolution.COMMIT;
    }

    private LocalTransactionState check(Instant born) {
        return producer.getTransactionListener()
                .checkLocalTransaction(received(new PayloadIsBody().toRocketMq(new GenericMessage<>("debit")), born));
    }

    private static MessageExt received(Message sent, Instant born) {
        var received = new MessageExt();
        received.setTopic(sent.getTopic());
        received.setBody(sent.getBody());
        MessageAccessor.setProperties(received, new HashMap<>(sent.getProperties()));
        received.setBornTimestamp(born.toEpochMilli());
        return received;
    }

    /** Does what RocketMQ's own producer does with a half message and its status. */
    private static final class ScriptedProducer extends TransactionMQProducer {

        private final List<Message> sent = new ArrayList<>();
        private final List<LocalTransactionState> resolutions = new ArrayList<>();
        private SendStatus status = SendStatus.SEND_OK;
        private boolean unreachable;

        @Override
        public TransactionSendResult sendMessageInTransaction(Message message, Object run) throws MQClientException {
            sent.add(message);
            if (unreachable) {
                throw new MQClientException("no route", null);
            }
            if (status == SendStatus.SEND_OK) {
                resolutions.add(getTransactionListener().executeLocalTransaction(message, run));
            }
            var result = new TransactionSendResult();
            result.setSendStatus(status);
            return result;
        }
    }

    private record PayloadIsBody() implements RocketMqMessageConverter {

        @Override
        public Message toRocketMq(org.axonframework.messaging.Message<?> message) {
            String payload = (String) message.getPayload();
            var converted = new Message("topic", payload.getBytes(StandardCharsets.UTF_8));
            converted.setKeys("key-" + payload);
            return converted;
        }

        @Override
        public org.axonframework.messaging.Message<?> fromRocketMq(MessageExt message) {
            return new GenericMessage<>(new String(message.getBody(), StandardCharsets.UTF_8));
        }
    }
}
