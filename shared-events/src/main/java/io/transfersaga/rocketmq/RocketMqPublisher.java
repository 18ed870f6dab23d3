// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.rocketmq;

import java.time.Duration;
import java.util.List;
import org.apache.rocketmq.client.producer.DefaultMQProducer;
import org.apache.rocketmq.client.producer.MQProducer;
import org.apache.rocketmq.common.message.Message;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;

/** Publishes Axon messages to RocketMQ: inside a unit of work after its commit, elsewhere at once. */
public final class RocketMqPublisher {

    private final RocketMqMessageConverter converter;
    private final MessageSender sender;

    /** @param timeout for one request to the broker, its retries included */
    public RocketMqPublisher(MQProducer producer, RocketMqMessageConverter converter, Duration timeout) {
        this(converter, new MessageSender(producer, timeout, MissingTopics.STAY_MISSING));
    }

    private RocketMqPublisher(RocketMqMessageConverter converter, MessageSender sender) {
        this.converter = converter;
        this.sender = sender;
    }

    /**
     * A publisher that creates the topics it meets no route to, for a sender whose receivers may not have started yet.
     * Where a topic cannot be created, or must not be, messages to other topics go out all the same, and
     * {@link MissingTopicException} tells.
     */
    public static RocketMqPublisher creatingTopics(
            DefaultMQProducer producer, RocketMqMessageConverter converter, RocketMqSettings settings) {
        MissingTopics creator =
                settings.createTopics() ? new TopicCreator(producer, settings) : MissingTopics.STAY_MISSING;
        return new RocketMqPublisher(converter, new MessageSender(producer, settings.requestTimeout(), creator));
    }

    /**
     * Publishes the message, or holds it until the current unit of work has committed.
     *
     * @throws BrokerUnavailableException when it was to be sent at once and the broker did not confirm it. For held
     *     ones {@link UnitOfWorkExecutor} throws it after the commit.
     */
    public void publish(org.axonframework.messaging.Message<?> message) {
        Message converted = converter.toRocketMq(message);
        if (CurrentUnitOfWork.isStarted()
                && CurrentUnitOfWork.get().root().phase().isBefore(UnitOfWork.Phase.COMMIT)) {
            HeldMessages.of(CurrentUnitOfWork.get(), sender).add(converted);
        } else {
            sender.send(List.of(converted));
        }
    }

    /**
     * Sends at once what was converted before, and kept.
     *
     * @throws RefusedMessagesException when all but those that the broker never takes are confirmed
     * @throws BrokerUnavailableException when one is not confirmed; others may have been sent
     */
    public void send(List<Message> converted) {
        sender.send(converted);
    }
}
