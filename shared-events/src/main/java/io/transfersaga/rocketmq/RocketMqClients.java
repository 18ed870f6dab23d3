// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.rocketmq;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.rocketmq.client.consumer.DefaultMQPushConsumer;
import org.apache.rocketmq.client.exception.MQBrokerException;
import org.apache.rocketmq.client.exception.MQClientException;
import org.apache.rocketmq.client.impl.MQClientAPIImpl;
import org.apache.rocketmq.client.impl.factory.MQClientInstance;
import org.apache.rocketmq.client.producer.DefaultMQProducer;
import org.apache.rocketmq.common.ServiceState;
import org.apache.rocketmq.remoting.exception.RemotingException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The connections of one process to the cluster: started in the background, as soon as the cluster is there and has
 * what they need, and watched from then on. Until then sends fail with {@link BrokerUnavailableException}.
 */
public final class RocketMqClients {

    private static final Logger log = LoggerFactory.getLogger(RocketMqClients.class);

    private static final Duration BETWEEN_TRIES = Duration.ofMillis(500);
    private static final Duration BETWEEN_CHECKS = Duration.ofSeconds(2);

    private static final Duration BETWEEN_ANNOUNCEMENTS = Duration.ofMillis(50);
    private static final int ANNOUNCEMENTS = 100;

    /** How long batches in hand may take to finish when consumption stops. */
    private static final Duration FINISH_BATCHES = Duration.ofSeconds(10);

    private final RocketMqClientFactory factory;
    private final DefaultMQProducer producer;
    private final DefaultMQProducer watcher;
    private final List<RocketMqConsumer<?>> consumers;
    private final Topology topology;
    private final ConsumerLag lag;
    private final Thread thread;

    private final List<DefaultMQPushConsumer> started = new ArrayList<>();
    private volatile boolean stopping;
    private volatile @Nullable String missing = "not connected yet";
    private String incomplete = "";

    /**
     * @param topics that this process sends to or reads from; created where they are missing, as its consumers' groups
     */
    public RocketMqClients(
            RocketMqClientFactory factory,
            DefaultMQProducer producer,
            List<RequiredTopic> topics,
            List<RocketMqConsumer<?>> consumers) {
        this.factory = factory;
        this.producer = producer;
        this.consumers = List.copyOf(consumers);
        this.watcher = factory.producer(producer.getProducerGroup() + "-watcher");
        this.topology = new Topology(
                topics, consumers.stream().map(c -> c.settings().group()).toList(), factory.settings());
        this.lag = new ConsumerLag(
                consumers.stream()
                        .<ConsumerSettings>map(RocketMqConsumer::settings)
                        .toList(),
                factory.settings().requestTimeout());
        this.thread = new Thread(this::run, "rocketmq-" + producer.getProducerGroup());
        this.thread.setDaemon(true);
    }

    /** Starts to connect, and returns at once. */
    public void start() {
        thread.start();
    }

    /** What keeps this process from sending and receiving; empty when nothing does. */
    public Optional<String> missing() {
        return Optional.ofNullable(missing);
    }

    /** What waits in the brokers, read while this is connected. */
    public ConsumerLag consumerLag() {
        return lag;
    }

    /** Takes in nothing more and finishes the batches in hand. Sending goes on until {@link #stop}. */
    public void stopConsuming() {
        stopping = true;
        thread.interrupt();
        try {
            thread.join(FINISH_BATCHES.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        synchronized (started) {
            started.forEach(DefaultMQPushConsumer::shutdown);
            started.clear();
        }
    }

    /** Closes the connections; what is sent afterwards fails. */
    public void stop() {
        stopConsuming();
        producer.shutdown();
        watcher.shutdown();
        missing = "stopped";
        lag.forget();
    }

    private void run() {
        try {
            connect();
            while (!stopping) {
                Thread.sleep(BETWEEN_CHECKS.toMillis());
                check();
                lag.refresh(api());
            }
        } catch (InterruptedException e) {
            log.debug("Stopped while connecting or watching", e);
        }
    }

    private void connect() throws InterruptedException {
        while (!stopping && !isConnected()) {
            Thread.sleep(BETWEEN_TRIES.toMillis());
        }
    }

    private boolean isConnected() throws InterruptedException {
        try {
            if (tryToConnect()) {
                missing = null;
                log.info("Connected to RocketMQ at {}", factory.settings().nameServer());
                return true;
            }
        } catch (MQClientException | MQBrokerException | RemotingException | RuntimeException e) {
            note(MasterApi.reason(e));
        }
        return false;
    }

    private boolean tryToConnect()
            throws MQClientException, MQBrokerException, RemotingException, InterruptedException {
        factory.connectWithoutDetours(watcher);
        startOnce(watcher);
        if (!hasTopics()) {
            return false;
        }
        startOnce(producer);
        synchronized (started) {
            for (RocketMqConsumer<?> consumer : consumers.subList(started.size(), consumers.size())) {
                started.add(startNew(consumer));
            }
        }
        return true;
    }

    private DefaultMQPushConsumer startNew(RocketMqConsumer<?> consumer)
            throws MQClientException, InterruptedException {
        DefaultMQPushConsumer client = factory.consumer(consumer);
        client.setAwaitTerminationMillisWhenShutdown(FINISH_BATCHES.toMillis());
        try {
            client.start();
            announce(client);
            return client;
        } catch (MQClientException | InterruptedException e) {
            client.shutdown();
            throw e;
        }
    }

    /**
     * Tells the brokers of the new member of its group. RocketMQ does so too, but drops the word when another heartbeat
     * is under way, such as that of a connection just made; then the group would have nobody until the next one.
     */
    private static void announce(DefaultMQPushConsumer client) throws InterruptedException {
        MQClientInstance instance = client.getDefaultMQPushConsumerImpl().getmQClientFactory();
        for (int tries = 0; tries < ANNOUNCEMENTS && !instance.sendHeartbeatToAllBrokerWithLock(); tries++) {
            Thread.sleep(BETWEEN_ANNOUNCEMENTS.toMillis());
        }
        instance.rebalanceImmediately();
    }

    private static void startOnce(DefaultMQProducer client) throws MQClientException {
        if (client.getDefaultMQProducerImpl().getServiceState() == ServiceState.CREATE_JUST) {
            client.start();
        }
    }

    /** A broker that comes back empty gets its topics and groups again. */
    private void check() throws InterruptedException {
        try {
            if (hasTopics()) {
                missing = null;
            }
        } catch (MQClientException | MQBrokerException | RemotingException | RuntimeException e) {
            note(MasterApi.reason(e));
        }
    }

    private boolean hasTopics() throws MQClientException, MQBrokerException, RemotingException, InterruptedException {
        List<Placement> placements = topology.look(api());
        Optional<String> lacking = Placement.lacking(placements);
        lacking.ifPresent(this::note);
        if (lacking.isEmpty()) {
            noteIncomplete(placements);
        }
        return lacking.isEmpty();
    }

    /** Said once, and again when it changes: it works, as long as the brokers that have everything do. */
    private void noteIncomplete(List<Placement> placements) {
        String now = Placement.incomplete(placements).orElse("");
        if (!now.isEmpty() && !now.equals(incomplete)) {
            log.warn("Not every broker has what it should: {}", now);
        }
        incomplete = now;
    }

    private void note(String reason) {
        if (!reason.equals(missing)) {
            log.info("Waiting for RocketMQ at {}: {}", factory.settings().nameServer(), reason);
        }
        missing = reason;
    }

    private MQClientAPIImpl api() {
        return watcher.getDefaultMQProducerImpl().getMqClientFactory().getMQClientAPIImpl();
    }
}
