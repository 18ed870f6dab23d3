// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.rocketmq;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.rocketmq.client.exception.MQBrokerException;
import org.apache.rocketmq.client.exception.MQClientException;
import org.apache.rocketmq.client.impl.MQClientAPIImpl;
import org.apache.rocketmq.common.MixAll;
import org.apache.rocketmq.remoting.exception.RemotingException;
import org.apache.rocketmq.remoting.protocol.admin.OffsetWrapper;
import org.apache.rocketmq.remoting.protocol.route.BrokerData;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How many messages wait for this process's consumer groups: what the brokers have, less what they were told is
 * handled. Consumers tell every 5 s, so a little lag is there under any load. Asked in the background and remembered;
 * reading it costs nothing.
 */
public final class ConsumerLag {

    private static final Logger log = LoggerFactory.getLogger(ConsumerLag.class);

    private static final Duration BETWEEN_READINGS = Duration.ofSeconds(10);

    /** What one group reads of one topic. */
    public record Subscription(String group, String topic) {}

    private final List<Subscription> subscriptions;
    private final Duration timeout;
    private volatile Map<Subscription, Long> known = Map.of();
    private long lastReading = System.nanoTime() - BETWEEN_READINGS.toNanos();

    ConsumerLag(List<ConsumerSettings> consumers, Duration timeout) {
        this.subscriptions = consumers.stream()
                .flatMap(consumer -> consumer.topics().stream().map(topic -> new Subscription(consumer.group(), topic)))
                .toList();
        this.timeout = timeout;
    }

    public List<Subscription> subscriptions() {
        return subscriptions;
    }

    /** @return messages; not a number while nobody knows */
    public double of(Subscription subscription) {
        Long lag = known.get(subscription);
        return lag == null ? Double.NaN : lag;
    }

    void forget() {
        known = Map.of();
    }

    /** Asks the brokers, unless that was done a moment ago. Whatever fails leaves the lag unknown. */
    void refresh(MQClientAPIImpl api) throws InterruptedException {
        if (System.nanoTime() - lastReading < BETWEEN_READINGS.toNanos()) {
            return;
        }
        lastReading = System.nanoTime();
        try {
            Map<Subscription, Long> read = new HashMap<>();
            for (Subscription subscription : subscriptions) {
                read.put(subscription, read(api, subscription));
            }
            known = Map.copyOf(read);
        } catch (MQClientException | MQBrokerException | RemotingException | RuntimeException e) {
            log.debug("The consumers' lag is not known now", e);
            forget();
        }
    }

    private long read(MQClientAPIImpl api, Subscription subscription)
            throws MQClientException, MQBrokerException, RemotingException, InterruptedException {
        long lag = 0;
        for (BrokerData broker : api.getTopicRouteInfoFromNameServer(subscription.topic(), timeout.toMillis())
                .getBrokerDatas()) {
            String master = broker.getBrokerAddrs().get(MixAll.MASTER_ID);
            if (master != null) {
                lag += api
                        .getConsumeStats(master, subscription.group(), subscription.topic(), timeout.toMillis())
                        .getOffsetTable()
                        .values()
                        .stream()
                        .mapToLong(ConsumerLag::waiting)
                        .sum();
            }
        }
        return lag;
    }

    /** A group that has told nothing yet has an offset below zero. */
    private static long waiting(OffsetWrapper queue) {
        return Math.max(0, queue.getBrokerOffset() - Math.max(0, queue.getConsumerOffset()));
    }
}
