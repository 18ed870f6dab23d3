// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.rocketmq.boot;

import io.transfersaga.rocketmq.RocketMqClients;
import org.springframework.context.SmartLifecycle;

/**
 * Connects when the application has started. On the way down the web server stops first (intake), then consumption
 * (work in hand), then the connections.
 */
public final class RocketMqLifecycle implements SmartLifecycle {

    /** Below those of Boot's web server, so that this stops after it. */
    private static final int PHASE = DEFAULT_PHASE - 4096;

    private final RocketMqClients clients;
    private volatile boolean running;

    public RocketMqLifecycle(RocketMqClients clients) {
        this.clients = clients;
    }

    @Override
    public void start() {
        clients.start();
        running = true;
    }

    @Override
    public void stop() {
        running = false;
        clients.stop();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return PHASE;
    }
}
