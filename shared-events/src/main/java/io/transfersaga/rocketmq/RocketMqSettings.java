// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.rocketmq;

import java.time.Duration;

/**
 * Where the cluster is, and how long to wait for it.
 *
 * @param nameServer {@code HOST:PORT;HOST:PORT}
 * @param requestTimeout for one request, its retries included
 * @param queues read and write queues of a topic that has to be created, per broker
 */
public record RocketMqSettings(String nameServer, Duration requestTimeout, int queues) {

    /** Three seconds for a request, four queues. */
    public static RocketMqSettings of(String nameServer) {
        return new RocketMqSettings(nameServer, Duration.ofSeconds(3), 4);
    }
}
