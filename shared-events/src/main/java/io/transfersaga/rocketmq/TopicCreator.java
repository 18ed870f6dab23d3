// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.rocketmq;

import io.transfersaga.rocketmq.Placement.State;
import java.time.Duration;
import java.util.List;
import org.apache.rocketmq.client.exception.MQBrokerException;
import org.apache.rocketmq.client.exception.MQClientException;
import org.apache.rocketmq.client.impl.MQClientAPIImpl;
import org.apache.rocketmq.client.producer.DefaultMQProducer;
import org.apache.rocketmq.remoting.exception.RemotingException;

/** Creates a missing topic, so that what is sent waits there until its receiver starts for the first time. */
final class TopicCreator implements MissingTopics {

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(50);
    private static final int LOOKS = 20;

    private final DefaultMQProducer producer;
    private final RocketMqSettings settings;

    TopicCreator(DefaultMQProducer producer, RocketMqSettings settings) {
        this.producer = producer;
        this.settings = settings;
    }

    @Override
    public boolean create(String topic) {
        try {
            MQClientAPIImpl api =
                    producer.getDefaultMQProducerImpl().getMqClientFactory().getMQClientAPIImpl();
            return routed(new Topology(List.of(RequiredTopic.normal(topic)), List.of(), settings), api);
        } catch (MQClientException | MQBrokerException | RemotingException e) {
            throw new BrokerUnavailableException("topic " + topic + " could not be created", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BrokerUnavailableException("interrupted while creating topic " + topic, e);
        }
    }

    /** The broker tells the name server a moment after it has created the topic. */
    private static boolean routed(Topology topic, MQClientAPIImpl api)
            throws RemotingException, MQClientException, MQBrokerException, InterruptedException {
        List<Placement> placements = topic.look(api);
        for (int looks = 1; isBeingCreated(placements) && looks < LOOKS; looks++) {
            Thread.sleep(BETWEEN_LOOKS.toMillis());
            placements = topic.look(api);
        }
        return Placement.lacking(placements).isEmpty();
    }

    private static boolean isBeingCreated(List<Placement> placements) {
        return placements.stream().noneMatch(placement -> placement.is(State.THERE))
                && placements.stream().anyMatch(placement -> placement.is(State.CREATED));
    }
}
