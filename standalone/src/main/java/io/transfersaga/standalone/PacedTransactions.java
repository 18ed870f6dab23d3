// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.standalone;

import org.apache.rocketmq.broker.BrokerController;
import org.apache.rocketmq.broker.transaction.queue.TransactionalMessageBridge;
import org.apache.rocketmq.broker.transaction.queue.TransactionalMessageServiceImpl;

/**
 * RocketMQ's handling of half messages, with a pause. In 5.5.0 the thread that writes which of them are resolved asks
 * to be called again at once whenever it has nothing to write, and so keeps one core busy from the first transactional
 * message on.
 */
final class PacedTransactions extends TransactionalMessageServiceImpl {

    private static final long PAUSE_MILLIS = 20;

    private PacedTransactions(TransactionalMessageBridge bridge) {
        super(bridge);
    }

    /** Takes the place of the broker's own, between its initialization and its start. */
    static void install(BrokerController broker) {
        broker.getTransactionalMessageService().close();
        broker.setTransactionalMessageService(
                new PacedTransactions(new TransactionalMessageBridge(broker, broker.getMessageStore())));
    }

    /** @return when to call again, in milliseconds since the epoch */
    @Override
    public long batchSendOpMessage() {
        long earliest = System.currentTimeMillis() + PAUSE_MILLIS;
        return Math.max(super.batchSendOpMessage(), earliest);
    }
}
