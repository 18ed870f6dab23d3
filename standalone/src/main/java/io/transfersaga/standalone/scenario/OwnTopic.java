// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.standalone.scenario;

import io.transfersaga.rocketmq.BatchHandler;
import io.transfersaga.rocketmq.ConsumerSettings;
import io.transfersaga.rocketmq.DeadLetterListener;
import io.transfersaga.rocketmq.JsonMessageConverter;
import io.transfersaga.rocketmq.MessageRoutes;
import io.transfersaga.rocketmq.MessageTypes;
import io.transfersaga.rocketmq.RequiredTopic;
import io.transfersaga.rocketmq.RocketMqClientFactory;
import io.transfersaga.rocketmq.RocketMqClients;
import io.transfersaga.rocketmq.RocketMqConsumer;
import io.transfersaga.rocketmq.RocketMqPublisher;
import io.transfersaga.rocketmq.RocketMqSettings;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.apache.rocketmq.client.producer.DefaultMQProducer;
import org.axonframework.messaging.GenericMessage;
import tools.jackson.databind.json.JsonMapper;

/**
 * A topic that only scenarios use, with a sender and a receiver, connected by the same bridge as the services while a
 * scenario is played. The receiver's group is called like the topic.
 */
final class OwnTopic<P> implements AutoCloseable {

    private final RocketMqPublisher publisher;
    private final RocketMqClients clients;

    private OwnTopic(RocketMqPublisher publisher, RocketMqClients clients) {
        this.publisher = publisher;
        this.clients = clients;
    }

    /**
     * Begins to connect.
     *
     * @param payload what is sent, as JSON
     * @param key under which its message is found
     */
    static <P> OwnTopic<P> open(
            RocketMqSettings settings,
            String topic,
            Class<P> payload,
            Function<P, String> key,
            BatchHandler<P> handler,
            DeadLetterListener deadLetters) {
        var types = new MessageTypes().with(payload.getSimpleName(), 1, payload);
        var converter = new JsonMessageConverter(types, new Routes<>(topic, payload, key), new JsonMapper());
        var factory = new RocketMqClientFactory(settings, topic + "-" + UUID.randomUUID(), null);
        DefaultMQProducer producer = factory.producer(topic);
        var consumer = new RocketMqConsumer<>(
                new ConsumerSettings(topic, List.of(topic), 1, 1), payload, converter, handler, deadLetters);
        var clients = new RocketMqClients(factory, producer, List.of(RequiredTopic.normal(topic)), List.of(consumer));
        clients.start();
        return new OwnTopic<>(new RocketMqPublisher(producer, converter, settings.requestTimeout()), clients);
    }

    /** Present once messages can be sent and received. */
    Optional<Boolean> connected() {
        return clients.missing().isPresent() ? Optional.empty() : Optional.of(true);
    }

    /** @throws io.transfersaga.rocketmq.BrokerUnavailableException when it is not known to be stored */
    void send(P payload) {
        publisher.publish(new GenericMessage<>(payload));
    }

    @Override
    public void close() {
        clients.stop();
    }

    private record Routes<P>(String topic, Class<P> type, Function<P, String> keyOf) implements MessageRoutes {

        @Override
        public String topic(Object payload) {
            return topic;
        }

        @Override
        public String key(Object payload) {
            return keyOf.apply(type.cast(payload));
        }
    }
}
