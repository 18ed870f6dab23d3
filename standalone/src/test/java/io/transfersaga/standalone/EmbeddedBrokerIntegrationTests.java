// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.standalone;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.apache.rocketmq.client.consumer.DefaultMQPushConsumer;
import org.apache.rocketmq.client.consumer.listener.ConsumeConcurrentlyStatus;
import org.apache.rocketmq.client.consumer.listener.MessageListenerConcurrently;
import org.apache.rocketmq.client.producer.DefaultMQProducer;
import org.apache.rocketmq.client.producer.LocalTransactionState;
import org.apache.rocketmq.client.producer.SendStatus;
import org.apache.rocketmq.client.producer.TransactionListener;
import org.apache.rocketmq.client.producer.TransactionMQProducer;
import org.apache.rocketmq.common.MixAll;
import org.apache.rocketmq.common.TopicConfig;
import org.apache.rocketmq.common.consumer.ConsumeFromWhere;
import org.apache.rocketmq.common.message.Message;
import org.apache.rocketmq.common.message.MessageExt;
import org.apache.rocketmq.common.topic.TopicValidator;
import org.apache.rocketmq.remoting.protocol.subscription.SubscriptionGroupConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(600)
class EmbeddedBrokerIntegrationTests {

    private static final String TOPIC = "money";
    private static final String READERS = "readers";
    private static final int TIMEOUT_MILLIS = 20_000;

    @TempDir
    Path dataDir;

    private final int nameServerPort = FreePorts.one();
    private final int brokerPort = FreePorts.forBroker();

    @Test
    void deliversACommittedTransactionalMessageAfterARestart() throws Exception {
        try (var broker = EmbeddedBroker.start(settings())) {
            createTopicAndGroup();
            sendCommitted("debited");
        }
        try (var broker = EmbeddedBroker.start(settings())) {
            assertThat(consumeOne()).isEqualTo("debited");
        }
    }

    @Test
    void asksTheProducerAboutAMessageThatWasLeftOpen() throws Exception {
        try (var broker = EmbeddedBroker.start(settings())) {
            createTopicAndGroup();
            var producer = transactional(LocalTransactionState.UNKNOW, LocalTransactionState.COMMIT_MESSAGE);
            try {
                producer.sendMessageInTransaction(new Message(TOPIC, "checked".getBytes(UTF_8)), null);
                assertThat(consumeOne()).isEqualTo("checked");
            } finally {
                producer.shutdown();
            }
        }
    }

    @Test
    void namesThePortThatIsInUse() throws IOException {
        try (var other = new ServerSocket(nameServerPort, 1, InetAddress.getLoopbackAddress())) {
            assertThat(other.isBound()).isTrue();
            assertThatThrownBy(() -> EmbeddedBroker.start(settings()))
                    .isInstanceOf(BrokerUnavailable.class)
                    .hasMessageContaining("port " + nameServerPort + " is in use")
                    .hasMessageContaining("rocketmq.name-server");
        }
    }

    /** A minute of a busy loop, which RocketMQ has in more than one place, is this test's reason. */
    @Test
    void leavesTheProcessorsAloneWhenThereIsNothingToDo() throws Exception {
        try (var broker = EmbeddedBroker.start(settings())) {
            await().atMost(Duration.ofSeconds(20)).until(() -> busiestThread(Duration.ofSeconds(1)) < 0.3);
        }
    }

    /** @return its share of one processor */
    private static double busiestThread(Duration window) throws InterruptedException {
        var threads = ManagementFactory.getThreadMXBean();
        var before = LongStream.of(threads.getAllThreadIds())
                .boxed()
                .collect(Collectors.toMap(id -> id, threads::getThreadCpuTime));
        long begin = System.nanoTime();
        Thread.sleep(window.toMillis());
        double elapsed = System.nanoTime() - begin;
        return before.entrySet().stream()
                .mapToDouble(each -> (threads.getThreadCpuTime(each.getKey()) - each.getValue()) / elapsed)
                .max()
                .orElseThrow();
    }

    private BrokerSettings settings() {
        return new BrokerSettings(
                dataDir.resolve("broker"),
                nameServerPort,
                brokerPort,
                Duration.ofSeconds(1),
                Duration.ofSeconds(1),
                1000);
    }

    private void createTopicAndGroup() throws Exception {
        var admin = new DefaultMQProducer("admin");
        admin.setNamesrvAddr("127.0.0.1:" + nameServerPort);
        admin.setInstanceName("admin-" + brokerPort);
        admin.start();
        try {
            var api = admin.getDefaultMQProducerImpl().getMqClientFactory().getMQClientAPIImpl();
            for (var broker : api.getBrokerClusterInfo(TIMEOUT_MILLIS)
                    .getBrokerAddrTable()
                    .values()) {
                var address = broker.selectBrokerAddr();
                // A consumer whose retry topic has no route yet may take half a minute to see its first message.
                for (var topic : List.of(TOPIC, MixAll.getRetryTopic(READERS))) {
                    var config = new TopicConfig(topic, 1, 1);
                    api.createTopic(address, TopicValidator.AUTO_CREATE_TOPIC_KEY_TOPIC, config, TIMEOUT_MILLIS);
                }
                var group = new SubscriptionGroupConfig();
                group.setGroupName(READERS);
                api.createSubscriptionGroup(address, group, TIMEOUT_MILLIS);
            }
        } finally {
            admin.shutdown();
        }
    }

    private void sendCommitted(String text) throws Exception {
        var producer = transactional(LocalTransactionState.COMMIT_MESSAGE, LocalTransactionState.COMMIT_MESSAGE);
        try {
            var sent = producer.sendMessageInTransaction(new Message(TOPIC, text.getBytes(UTF_8)), null);
            assertThat(sent.getSendStatus()).isEqualTo(SendStatus.SEND_OK);
            // The commit is sent one way: a producer that leaves at once may take it along.
            await().atMost(Duration.ofMinutes(1)).until(() -> delivered(producer) == 1);
        } finally {
            producer.shutdown();
        }
    }

    private static long delivered(DefaultMQProducer producer) throws Exception {
        long delivered = 0;
        for (var queue : producer.fetchPublishMessageQueues(TOPIC)) {
            delivered += producer.maxOffset(queue);
        }
        return delivered;
    }

    private TransactionMQProducer transactional(LocalTransactionState first, LocalTransactionState whenAsked)
            throws Exception {
        var producer = new TransactionMQProducer("ledger", List.of(TOPIC));
        producer.setNamesrvAddr("127.0.0.1:" + nameServerPort);
        producer.setInstanceName("ledger-" + brokerPort);
        producer.setTransactionListener(new TransactionListener() {
            @Override
            public LocalTransactionState executeLocalTransaction(Message message, Object argument) {
                return first;
            }

            @Override
            public LocalTransactionState checkLocalTransaction(MessageExt message) {
                return whenAsked;
            }
        });
        producer.start();
        return producer;
    }

    private String consumeOne() throws Exception {
        var received = new LinkedBlockingQueue<String>();
        var consumer = new DefaultMQPushConsumer(READERS);
        consumer.setNamesrvAddr("127.0.0.1:" + nameServerPort);
        consumer.setInstanceName("reader-" + brokerPort);
        consumer.setPollNameServerInterval(1_000);
        consumer.setConsumeFromWhere(ConsumeFromWhere.CONSUME_FROM_FIRST_OFFSET);
        consumer.subscribe(TOPIC, "*");
        consumer.registerMessageListener((MessageListenerConcurrently) (messages, context) -> {
            messages.forEach(message -> received.add(new String(message.getBody(), UTF_8)));
            return ConsumeConcurrentlyStatus.CONSUME_SUCCESS;
        });
        consumer.start();
        try {
            return received.poll(4, TimeUnit.MINUTES);
        } finally {
            consumer.shutdown();
        }
    }
}
