// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.rocketmq;

import java.util.List;
import org.apache.rocketmq.client.consumer.rebalance.AllocateMessageQueueAveragely;
import org.apache.rocketmq.common.message.MessageQueue;

/**
 * Shares the queues out evenly, also while the broker names a member twice. It does so for up to two minutes when it
 * stood still, and then reads heartbeats from connections that their client has given up and replaced: it keeps a list
 * of connections, and a heartbeat enters even one that is closed. RocketMQ's own strategy would give the member's
 * second share to nobody.
 */
final class AllocateOncePerMember extends AllocateMessageQueueAveragely {

    @Override
    public List<MessageQueue> allocate(
            String group, String member, List<MessageQueue> queues, List<String> connectedMembers) {
        return super.allocate(
                group, member, queues, connectedMembers.stream().distinct().toList());
    }
}
