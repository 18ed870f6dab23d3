// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.rocketmq;

import io.transfersaga.rocketmq.Placement.State;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.apache.rocketmq.client.exception.MQBrokerException;
import org.apache.rocketmq.client.exception.MQClientException;
import org.apache.rocketmq.client.impl.MQClientAPIImpl;
import org.apache.rocketmq.client.producer.DefaultMQProducer;
import org.apache.rocketmq.remoting.exception.RemotingException;

/**
 * Creates topics and consumer groups on every master broker, once and from outside: for clusters on which the services
 * may not do so themselves. What is there already is left as it is.
 */
public final class TopologySetup {

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(250);

    private final RocketMqSettings settings;
    private final Topology topology;
    private final Set<String> created = new LinkedHashSet<>();
    private List<Placement> placements = List.of();
    private String failure = "";

    public TopologySetup(RocketMqSettings settings, List<RequiredTopic> topics, List<String> groups) {
        this.settings = settings;
        this.topology = new Topology(topics, groups, settings);
    }

    /**
     * What became of it, a line per topic or group and broker.
     *
     * @param lacking what is not there in the end; empty on success
     */
    public record Outcome(List<String> created, List<String> alreadyThere, List<String> lacking) {}

    /** @param limit how long to try, when the cluster does not answer or not in full */
    public Outcome run(Duration limit) throws InterruptedException {
        var client = new RocketMqClientFactory(settings, "topology-setup-" + UUID.randomUUID(), null)
                .producer("topology-setup");
        try {
            client.start();
            lookWhileItMayChange(client, System.nanoTime() + limit.toNanos());
        } catch (MQClientException e) {
            failure = MasterApi.reason(e);
        } finally {
            client.shutdown();
        }
        return outcome();
    }

    private void lookWhileItMayChange(DefaultMQProducer client, long giveUp) throws InterruptedException {
        MQClientAPIImpl api =
                client.getDefaultMQProducerImpl().getMqClientFactory().getMQClientAPIImpl();
        look(api);
        while (mayChange() && System.nanoTime() < giveUp) {
            Thread.sleep(BETWEEN_LOOKS.toMillis());
            look(api);
        }
    }

    private void look(MQClientAPIImpl api) throws InterruptedException {
        try {
            placements = topology.look(api);
            failure = "";
            placements.stream()
                    .filter(placement -> placement.is(State.CREATED))
                    .forEach(placement -> created.add(line(placement)));
        } catch (MQClientException | MQBrokerException | RemotingException e) {
            failure = MasterApi.reason(e);
        }
    }

    /** A topic of the wrong type stays so until somebody else changes it. */
    private boolean mayChange() {
        return !failure.isEmpty()
                || placements.stream()
                        .anyMatch(placement -> placement.is(State.CREATED) || placement.is(State.UNKNOWN));
    }

    private Outcome outcome() {
        List<String> there = placements.stream()
                .filter(placement -> placement.is(State.THERE))
                .map(TopologySetup::line)
                .distinct()
                .filter(line -> !created.contains(line))
                .toList();
        List<String> lacking = failure.isEmpty()
                ? placements.stream()
                        .filter(placement -> !placement.is(State.THERE))
                        .map(Placement::toString)
                        .distinct()
                        .toList()
                : List.of(failure);
        return new Outcome(List.copyOf(created), there, lacking);
    }

    private static String line(Placement placement) {
        return placement.topic() + " on " + placement.broker();
    }
}
