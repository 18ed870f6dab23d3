// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.rocketmq.boot;

import io.transfersaga.rocketmq.RocketMqClients;
import java.util.concurrent.Executor;
import org.springframework.context.SmartLifecycle;

/**
 * Connects when the application has started. On the way down the web server stops first (intake), then consumption
 * (work in hand), then the connections.
 */
public final class RocketMqLifecycle implements SmartLifecycle {

    /**
     * Below those of Boot's web server, so that this stops after it, and above Axon's (3072 below the default), so that
     * nothing is received that no handler takes: Axon starts before this and stops after it.
     */
    private static final int PHASE = DEFAULT_PHASE - 2560;

    private final RocketMqClients clients;
    private final Executor whenPossible;
    private boolean running;

    public RocketMqLifecycle(RocketMqClients clients) {
        this(clients, Runnable::run);
    }

    /** @param whenPossible runs what it is given once messages can be handled, then or at once */
    public RocketMqLifecycle(RocketMqClients clients, Executor whenPossible) {
        this.clients = clients;
        this.whenPossible = whenPossible;
    }

    @Override
    public synchronized void start() {
        running = true;
        whenPossible.execute(this::connect);
    }

    private synchronized void connect() {
        if (running) {
            clients.start();
        }
    }

    @Override
    public synchronized void stop() {
        running = false;
        clients.stop();
    }

    @Override
    public synchronized boolean isRunning() {
        return running;
    }

    /** RocketMQ's clients do not start again once they were stopped. */
    @Override
    public boolean isPauseable() {
        return false;
    }

    @Override
    public int getPhase() {
        return PHASE;
    }
}
