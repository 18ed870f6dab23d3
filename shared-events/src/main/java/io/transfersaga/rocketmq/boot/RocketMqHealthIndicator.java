// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.rocketmq.boot;

import io.transfersaga.rocketmq.RocketMqClients;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** Down, with the reason, while nothing can be sent or received. */
public final class RocketMqHealthIndicator implements HealthIndicator {

    private final RocketMqClients clients;

    public RocketMqHealthIndicator(RocketMqClients clients) {
        this.clients = clients;
    }

    @Override
    public Health health() {
        return clients.missing()
                .map(missing -> Health.down().withDetail("missing", missing).build())
                .orElseGet(() -> Health.up().build());
    }
}
