// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.rocketmq;

import io.transfersaga.rocketmq.Placement.State;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.rocketmq.client.exception.MQBrokerException;
import org.apache.rocketmq.client.exception.MQClientException;
import org.apache.rocketmq.client.impl.MQClientAPIImpl;
import org.apache.rocketmq.common.MixAll;
import org.apache.rocketmq.remoting.exception.RemotingException;
import org.apache.rocketmq.remoting.protocol.ResponseCode;
import org.apache.rocketmq.remoting.protocol.body.ClusterInfo;
import org.apache.rocketmq.remoting.protocol.route.QueueData;

/**
 * The topics and consumer groups that a process needs, on every master broker: one that is on a single broker stops
 * with that. What is missing is created, unless that is forbidden.
 */
final class Topology {

    /** Far above what a consumer needs before it gives a message up itself, so that no message dies unseen. */
    static final int MAX_REDELIVERIES = 1_000_000;

    private final List<RequiredTopic> topics;
    private final RocketMqSettings settings;

    /** Topics that were seen to be of the right type, by the broker's name and address: they are asked for once. */
    private final Map<Master, Set<RequiredTopic>> verified = new HashMap<>();

    Topology(List<RequiredTopic> topics, List<String> groups, RocketMqSettings settings) {
        this.topics = Stream.concat(topics.stream(), groups.stream().flatMap(RequiredTopic::ofGroup))
                .distinct()
                .toList();
        this.settings = settings;
    }

    /**
     * Looks at every master broker that the name server knows, and creates what is missing there. A broker that fails
     * does not keep the others from being looked at.
     *
     * @throws MQClientException when the name server knows of no master broker
     */
    List<Placement> look(MQClientAPIImpl api)
            throws RemotingException, MQClientException, MQBrokerException, InterruptedException {
        List<Master> masters = masters(api);
        verified.keySet().retainAll(masters);
        Map<Master, String> silent = new HashMap<>();
        List<Placement> found = new ArrayList<>();
        for (RequiredTopic topic : topics) {
            Set<String> serving = brokersServing(api, topic);
            for (Master master : masters) {
                String reason = silent.get(master);
                found.add(
                        reason == null
                                ? place(new MasterApi(api, master, settings), topic, serving, silent)
                                : new Placement(topic, master.name(), State.UNKNOWN, reason));
            }
        }
        return found;
    }

    private Placement place(MasterApi broker, RequiredTopic topic, Set<String> serving, Map<Master, String> silent)
            throws InterruptedException {
        Master master = broker.master();
        try {
            return serving.contains(master.name()) ? verify(broker, topic) : supply(broker, topic);
        } catch (RemotingException e) {
            silent.put(master, MasterApi.reason(e));
            return new Placement(topic, master.name(), State.UNKNOWN, MasterApi.reason(e));
        } catch (MQClientException | MQBrokerException e) {
            return new Placement(topic, master.name(), State.UNKNOWN, MasterApi.reason(e));
        }
    }

    private Placement verify(MasterApi broker, RequiredTopic topic)
            throws RemotingException, MQBrokerException, InterruptedException {
        Set<RequiredTopic> known = verified.computeIfAbsent(broker.master(), master -> new HashSet<>());
        if (topic.group() != null || known.contains(topic)) {
            return Placement.of(topic, broker.master().name(), State.THERE);
        }
        String declared = broker.declaredType(topic);
        if (!topic.accepts(declared)) {
            return new Placement(topic, broker.master().name(), State.WRONG_TYPE, String.valueOf(declared));
        }
        known.add(topic);
        return Placement.of(topic, broker.master().name(), State.THERE);
    }

    private Placement supply(MasterApi broker, RequiredTopic topic)
            throws RemotingException, MQBrokerException, MQClientException, InterruptedException {
        verified.getOrDefault(broker.master(), new HashSet<>()).remove(topic);
        if (!settings.createTopics()) {
            return Placement.of(topic, broker.master().name(), State.MISSING);
        }
        broker.create(topic);
        return Placement.of(topic, broker.master().name(), State.CREATED);
    }

    private Set<String> brokersServing(MQClientAPIImpl api, RequiredTopic topic)
            throws RemotingException, MQClientException, InterruptedException {
        try {
            return api.getTopicRouteInfoFromNameServer(topic.name(), timeout(), false).getQueueDatas().stream()
                    .map(QueueData::getBrokerName)
                    .collect(Collectors.toSet());
        } catch (MQClientException e) {
            if (e.getResponseCode() == ResponseCode.TOPIC_NOT_EXIST) {
                return Set.of();
            }
            throw e;
        }
    }

    private List<Master> masters(MQClientAPIImpl api)
            throws RemotingException, MQClientException, MQBrokerException, InterruptedException {
        ClusterInfo cluster = api.getBrokerClusterInfo(timeout());
        List<Master> masters = new ArrayList<>();
        new TreeMap<>(cluster.getBrokerAddrTable()).forEach((name, broker) -> {
            String address = broker.getBrokerAddrs().get(MixAll.MASTER_ID);
            if (address != null) {
                masters.add(new Master(name, address));
            }
        });
        if (masters.isEmpty()) {
            throw new MQClientException("no master broker is registered at " + settings.nameServer(), null);
        }
        return masters;
    }

    private long timeout() {
        return settings.requestTimeout().toMillis();
    }

    /** A broker that takes messages. */
    record Master(String name, String address) {}
}
