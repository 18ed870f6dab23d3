// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.standalone;

import org.apache.rocketmq.store.ha.DefaultHAService;

/**
 * Replication for a broker that has no replicas. The default one listens on every interface and cannot be told
 * otherwise; this one never listens. RocketMQ loads it by its name in {@code META-INF/service} (sic).
 */
public final class LoopbackHaService extends DefaultHAService {

    @Override
    public void start() {
        // No socket, no threads: nobody replicates from an embedded broker.
    }
}
