// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.transfersaga.rocketmq.BatchHandler;
import io.transfersaga.rocketmq.ConsumerSettings;
import io.transfersaga.rocketmq.Delivery;
import io.transfersaga.rocketmq.JsonMessageConverter;
import io.transfersaga.rocketmq.MessageRoutes;
import io.transfersaga.rocketmq.MessageTypes;
import io.transfersaga.rocketmq.RequiredTopic;
import io.transfersaga.rocketmq.RocketMqClientFactory;
import io.transfersaga.rocketmq.RocketMqClients;
import io.transfersaga.rocketmq.RocketMqConsumer;
import io.transfersaga.rocketmq.RocketMqSettings;
import io.transfersaga.rocketmq.TopologySetup;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentSkipListSet;
import org.apache.rocketmq.client.producer.DefaultMQProducer;
import org.apache.rocketmq.common.consumer.ConsumeFromWhere;
import org.apache.rocketmq.common.message.MessageQueue;
import org.apache.rocketmq.remoting.protocol.filter.FilterAPI;
import org.apache.rocketmq.remoting.protocol.heartbeat.ConsumeType;
import org.apache.rocketmq.remoting.protocol.heartbeat.ConsumerData;
import org.apache.rocketmq.remoting.protocol.heartbeat.HeartbeatData;
import org.apache.rocketmq.remoting.protocol.heartbeat.MessageModel;
import org.axonframework.messaging.GenericMessage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.mock.env.MockEnvironment;
import tools.jackson.databind.json.JsonMapper;

/** What a broker that stood still makes of the heartbeats of a connection that its client has replaced meanwhile. */
class StaleConnectionIntegrationTests {

    private static final String TOPIC = "notes";
    private static final String GROUP = "readers";
    private static final Duration SOON = Duration.ofSeconds(30);

    private final String nameServer = "127.0.0.1:" + FreePorts.one();
    private final RocketMqSettings settings = RocketMqSettings.of(nameServer, true, null, null);
    private final MockEnvironment environment = new MockEnvironment()
            .withProperty("rocketmq.name-server", nameServer)
            .withProperty("broker.port", Integer.toString(FreePorts.forBroker()));

    private final JsonMessageConverter converter =
            new JsonMessageConverter(new MessageTypes().with("Note", 1, Note.class), new Routes(), new JsonMapper());

    private final Set<Integer> read = new ConcurrentSkipListSet<>();

    @TempDir
    private Path directory;

    /** @param queue that it is sent to */
    private record Note(int queue) {}

    @Test
    void leavesNoQueueWithoutAReader() throws Exception {
        var factory = new RocketMqClientFactory(settings, "member-" + UUID.randomUUID(), null);
        DefaultMQProducer producer = factory.producer("writer");
        DefaultMQProducer stale =
                new RocketMqClientFactory(settings, "stale-" + UUID.randomUUID(), null).producer("stale");
        var clients = new RocketMqClients(factory, producer, List.of(RequiredTopic.normal(TOPIC)), List.of(consumer()));
        environment.withProperty("data-dir", directory.toString());
        try (var broker = EmbeddedBroker.start(BrokerSettings.from(environment))) {
            new TopologySetup(settings, List.of(RequiredTopic.normal(TOPIC)), List.of(GROUP)).run(SOON);
            stale.start();
            sayAlive(stale, producer.buildMQClientId());
            clients.start();
            await("the member to be connected")
                    .atMost(SOON)
                    .until(() -> clients.missing().isEmpty());

            List<MessageQueue> queues = producer.fetchPublishMessageQueues(TOPIC);
            assertThat(queues).hasSizeGreaterThan(1);
            for (MessageQueue queue : queues) {
                producer.send(converter.toRocketMq(new GenericMessage<>(new Note(queue.getQueueId()))), queue);
            }

            await("a note of every queue")
                    .atMost(SOON)
                    .untilAsserted(() -> assertThat(read)
                            .containsExactlyElementsOf(queues.stream()
                                    .map(MessageQueue::getQueueId)
                                    .sorted()
                                    .toList()));
            assertThat(broker).isNotNull();
        } finally {
            clients.stop();
            stale.shutdown();
        }
    }

    /** @param clientId of the member, which has another connection */
    private static void sayAlive(DefaultMQProducer stale, String clientId) throws Exception {
        var consumer = new ConsumerData();
        consumer.setGroupName(GROUP);
        consumer.setConsumeType(ConsumeType.CONSUME_PASSIVELY);
        consumer.setMessageModel(MessageModel.CLUSTERING);
        consumer.setConsumeFromWhere(ConsumeFromWhere.CONSUME_FROM_FIRST_OFFSET);
        consumer.setSubscriptionDataSet(Set.of(FilterAPI.buildSubscriptionData(TOPIC, "*")));
        var heartbeat = new HeartbeatData();
        heartbeat.setClientID(clientId);
        heartbeat.setConsumerDataSet(Set.of(consumer));
        var api = stale.getDefaultMQProducerImpl().getMqClientFactory().getMQClientAPIImpl();
        for (var each :
                api.getBrokerClusterInfo(SOON.toMillis()).getBrokerAddrTable().values()) {
            api.sendHeartbeat(each.selectBrokerAddr(), heartbeat, SOON.toMillis());
        }
    }

    private RocketMqConsumer<Note> consumer() {
        return new RocketMqConsumer<>(
                new ConsumerSettings(GROUP, List.of(TOPIC), 1, 1), Note.class, converter, new Reader(), letter -> {});
    }

    private final class Reader implements BatchHandler<Note> {

        @Override
        public void handle(List<Delivery<Note>> batch) {
            batch.forEach(each -> read.add(each.payload().queue()));
        }

        @Override
        public boolean isOutage(RuntimeException failure) {
            return false;
        }

        @Override
        public Disposition onFailure(Delivery<Note> delivery, RuntimeException failure) {
            return Disposition.RETRY;
        }
    }

    private static final class Routes implements MessageRoutes {

        @Override
        public String topic(Object payload) {
            return TOPIC;
        }

        @Override
        public String key(Object payload) {
            return payload.toString();
        }
    }
}
