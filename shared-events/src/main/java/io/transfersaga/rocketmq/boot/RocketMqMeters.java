// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.rocketmq.boot;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.transfersaga.rocketmq.ConsumerLag;
import io.transfersaga.rocketmq.ConsumerLag.Subscription;
import io.transfersaga.rocketmq.RocketMqClients;

/** What this process knows of the cluster, as metrics. */
public final class RocketMqMeters implements MeterBinder {

    private final RocketMqClients clients;

    public RocketMqMeters(RocketMqClients clients) {
        this.clients = clients;
    }

    @Override
    public void bindTo(MeterRegistry meters) {
        Gauge.builder("rocketmq.connected", clients, c -> c.missing().isEmpty() ? 1 : 0)
                .description("1 while this process can send and receive")
                .register(meters);
        ConsumerLag lag = clients.consumerLag();
        for (Subscription subscription : lag.subscriptions()) {
            Gauge.builder("rocketmq.consumer.lag", lag, l -> l.of(subscription))
                    .description("Messages that wait for this group, by the brokers' offsets of some seconds ago")
                    .baseUnit("messages")
                    .tag("group", subscription.group())
                    .tag("topic", subscription.topic())
                    .register(meters);
        }
    }
}
