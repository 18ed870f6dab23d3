// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.rocketmq;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.rocketmq.client.exception.MQBrokerException;
import org.apache.rocketmq.client.exception.MQClientException;
import org.apache.rocketmq.client.impl.MQClientAPIImpl;
import org.apache.rocketmq.common.MixAll;
import org.apache.rocketmq.common.TopicConfig;
import org.apache.rocketmq.common.topic.TopicValidator;
import org.apache.rocketmq.remoting.exception.RemotingException;
import org.apache.rocketmq.remoting.protocol.ResponseCode;
import org.apache.rocketmq.remoting.protocol.subscription.SubscriptionGroupConfig;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The topics and consumer groups that a process needs, and their creation where they are missing. */
final class Topology {

    private static final Logger log = LoggerFactory.getLogger(Topology.class);

    /** Far above what a consumer needs before it gives a message up itself, so that no message dies unseen. */
    static final int MAX_REDELIVERIES = 1_000_000;

    private final Set<String> topics;
    private final List<String> groups;
    private final RocketMqSettings settings;

    Topology(Stream<String> topics, List<String> groups, RocketMqSettings settings) {
        this.topics = topics.collect(Collectors.toCollection(TreeSet::new));
        this.groups = groups;
        this.settings = settings;
    }

    /**
     * Creates what is missing on every master broker; the retry and dead-letter topics too, since a client that meets
     * them only at the first failure loses most of a minute.
     *
     * @return whether every route is known to the name server by now
     */
    boolean ensure(MQClientAPIImpl api)
            throws RemotingException, MQClientException, MQBrokerException, InterruptedException {
        boolean complete = true;
        for (String topic : topics) {
            complete &= ensureTopic(api, topic, settings.queues());
        }
        for (String group : groups) {
            complete &= ensureGroup(api, group);
        }
        return complete;
    }

    private boolean ensureGroup(MQClientAPIImpl api, String group)
            throws RemotingException, MQClientException, MQBrokerException, InterruptedException {
        if (!hasRoute(api, MixAll.getRetryTopic(group))) {
            var config = new SubscriptionGroupConfig();
            config.setGroupName(group);
            config.setRetryMaxTimes(MAX_REDELIVERIES);
            for (String broker : masters(api)) {
                api.createSubscriptionGroup(broker, config, timeout());
            }
            log.debug("Created consumer group {}", group);
        }
        return ensureTopic(api, MixAll.getRetryTopic(group), 1) & ensureTopic(api, MixAll.getDLQTopic(group), 1);
    }

    private boolean ensureTopic(MQClientAPIImpl api, String topic, int queues)
            throws RemotingException, MQClientException, MQBrokerException, InterruptedException {
        if (hasRoute(api, topic)) {
            return true;
        }
        for (String broker : masters(api)) {
            api.createTopic(
                    broker,
                    TopicValidator.AUTO_CREATE_TOPIC_KEY_TOPIC,
                    new TopicConfig(topic, queues, queues),
                    timeout());
        }
        log.debug("Created topic {}", topic);
        return hasRoute(api, topic);
    }

    private boolean hasRoute(MQClientAPIImpl api, String topic)
            throws RemotingException, MQClientException, InterruptedException {
        try {
            return !api.getTopicRouteInfoFromNameServer(topic, timeout(), false)
                    .getBrokerDatas()
                    .isEmpty();
        } catch (MQClientException e) {
            if (e.getResponseCode() == ResponseCode.TOPIC_NOT_EXIST) {
                return false;
            }
            throw e;
        }
    }

    private List<String> masters(MQClientAPIImpl api)
            throws RemotingException, MQClientException, MQBrokerException, InterruptedException {
        List<String> masters = api.getBrokerClusterInfo(timeout()).getBrokerAddrTable().values().stream()
                .map(broker -> broker.getBrokerAddrs().get(MixAll.MASTER_ID))
                .filter(address -> address != null)
                .toList();
        if (masters.isEmpty()) {
            throw new MQClientException("no master broker is registered at " + settings.nameServer(), null);
        }
        return masters;
    }

    private long timeout() {
        return settings.requestTimeout().toMillis();
    }
}
