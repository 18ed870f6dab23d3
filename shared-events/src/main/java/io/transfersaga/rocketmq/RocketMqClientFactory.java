// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.rocketmq;

import java.util.List;
import org.apache.rocketmq.client.ClientConfig;
import org.apache.rocketmq.client.consumer.DefaultMQPushConsumer;
import org.apache.rocketmq.client.consumer.listener.MessageListenerConcurrently;
import org.apache.rocketmq.client.exception.MQClientException;
import org.apache.rocketmq.client.impl.MQClientManager;
import org.apache.rocketmq.client.producer.DefaultMQProducer;
import org.apache.rocketmq.client.producer.TransactionMQProducer;
import org.apache.rocketmq.common.consumer.ConsumeFromWhere;
import org.apache.rocketmq.remoting.RPCHook;
import org.apache.rocketmq.remoting.netty.NettyClientConfig;
import org.jspecify.annotations.Nullable;

/** Makes RocketMQ's clients, not yet started, all of them on one connection to the cluster. */
public final class RocketMqClientFactory {

    /** Keeps a broker that comes, goes or moves from staying unknown for RocketMQ's default of 30 s. */
    private static final int POLL_NAME_SERVER_MILLIS = 1000;

    /** RocketMQ's default is 30 s: as long a broker may not know of a consumer whose first word was lost. */
    private static final int HEARTBEAT_MILLIS = 5_000;

    /**
     * What a consumer keeps in memory of each queue, in MiB, beside RocketMQ's limit of 1000 messages: two of the
     * largest there can be. By itself it would keep 100 of each, and a flood of large messages would not fit into a
     * small heap.
     */
    private static final int PULLED_MEGABYTES_PER_QUEUE = 8;

    /** For each batch at work, the threads that hold batches: its own, and some that wait to be handled as one. */
    private static final int WAITING_THREADS = 8;

    private final RocketMqSettings settings;
    private final String instanceName;
    private final @Nullable RPCHook hook;

    /**
     * @param instanceName unlike that of any other connection of this process or machine
     * @param hook sees every request to the cluster before it is signed; null when there is none
     */
    public RocketMqClientFactory(RocketMqSettings settings, String instanceName, @Nullable RPCHook hook) {
        this.settings = settings;
        this.instanceName = instanceName;
        this.hook = SigningHook.after(hook, settings.credentials());
        if (settings.tls() != null) {
            settings.tls().useInThisProcess();
        }
    }

    RocketMqSettings settings() {
        return settings;
    }

    public DefaultMQProducer producer(String group) {
        return configured(new DefaultMQProducer(group, hook));
    }

    /**
     * @param group its members answer each other's check-backs
     * @param topics that it will publish to: a producer built without them gets no check-backs before its first send
     */
    public TransactionMQProducer transactionalProducer(String group, List<String> topics) {
        return configured(new TransactionMQProducer(group, hook, topics));
    }

    DefaultMQPushConsumer consumer(RocketMqConsumer<?> consumer) throws MQClientException {
        ConsumerSettings wanted = consumer.settings();
        var client = new DefaultMQPushConsumer(wanted.group(), hook, new AllocateOncePerMember());
        configure(client);
        client.setConsumeFromWhere(ConsumeFromWhere.CONSUME_FROM_FIRST_OFFSET);
        client.setConsumeThreadMin(WAITING_THREADS * wanted.threads());
        client.setConsumeThreadMax(WAITING_THREADS * wanted.threads());
        client.setConsumeMessageBatchMaxSize(wanted.batchSize());
        client.setPullBatchSize(wanted.batchSize());
        client.setPullThresholdSizeForQueue(PULLED_MEGABYTES_PER_QUEUE);
        client.setMaxReconsumeTimes(Topology.MAX_REDELIVERIES);
        for (String topic : wanted.topics()) {
            client.subscribe(topic, "*");
        }
        client.registerMessageListener(
                (MessageListenerConcurrently) (messages, context) -> consumer.consume(client, messages, context));
        return client;
    }

    private <P extends DefaultMQProducer> P configured(P producer) {
        configure(producer);
        producer.setSendMsgTimeout((int) settings.requestTimeout().toMillis());
        // One broker that does not answer leaves time to ask another, and is passed by for a while.
        producer.setSendMsgMaxTimeoutPerRequest(
                (int) settings.requestTimeout().dividedBy(2).toMillis());
        producer.setRetryTimesWhenSendFailed(1);
        producer.setSendLatencyFaultEnable(true);
        return producer;
    }

    private void configure(ClientConfig client) {
        client.setNamesrvAddr(settings.nameServer());
        client.setInstanceName(instanceName);
        client.setPollNameServerInterval(POLL_NAME_SERVER_MILLIS);
        client.setHeartbeatBrokerInterval(HEARTBEAT_MILLIS);
        client.setVipChannelEnabled(false);
        client.setUseTLS(settings.tls() != null);
    }

    /**
     * What is received is handled by the thread that reads it, and not by a third one, to which a second one hands it
     * (docs/decisions/0027). Without effect once one of them has started.
     *
     * @param first of these clients that starts; the others share its connection
     */
    void connectWithoutDetours(DefaultMQProducer first) {
        NettyClientConfig network = MQClientManager.getInstance()
                .getOrCreateMQClientInstance(first, hook)
                .getNettyClientConfig();
        network.setDisableNettyWorkerGroup(true);
        network.setDisableCallbackExecutor(true);
    }
}
