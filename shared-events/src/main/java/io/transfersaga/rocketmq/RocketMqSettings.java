// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.rocketmq;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Where the cluster is, how to talk to it, and how long to wait for it.
 *
 * @param nameServer {@code HOST:PORT;HOST:PORT}
 * @param requestTimeout for one request, its retries included
 * @param queues read and write queues of a topic that has to be created, per broker
 * @param createTopics whether missing topics and consumer groups are created, rather than reported
 * @param credentials null for a cluster without access control
 * @param tls null for plain connections
 */
public record RocketMqSettings(
        String nameServer,
        Duration requestTimeout,
        int queues,
        boolean createTopics,
        @Nullable Credentials credentials,
        @Nullable Tls tls) {

    private static final Duration REQUEST_TIMEOUT = Duration.ofSeconds(3);
    private static final int QUEUES = 4;

    /** Three seconds for a request, four queues. */
    public static RocketMqSettings of(
            String nameServer, boolean createTopics, @Nullable Credentials credentials, @Nullable Tls tls) {
        return new RocketMqSettings(nameServer, REQUEST_TIMEOUT, QUEUES, createTopics, credentials, tls);
    }

    /** The same, for somebody whose task it is to create what is missing. */
    public RocketMqSettings creatingTopics() {
        return new RocketMqSettings(nameServer, requestTimeout, queues, true, credentials, tls);
    }
}
