// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.rocketmq;

import java.util.List;
import org.apache.rocketmq.client.consumer.DefaultMQPushConsumer;
import org.apache.rocketmq.client.consumer.listener.ConsumeConcurrentlyContext;
import org.apache.rocketmq.client.consumer.listener.ConsumeConcurrentlyStatus;
import org.apache.rocketmq.common.message.MessageExt;
import org.apache.rocketmq.common.message.MessageQueue;

/** Hands a consumer what the simulated broker delivers, as RocketMQ's own threads would. */
public final class ConsumerDriver {

    private final RocketMqConsumer<?> consumer;
    private final DefaultMQPushConsumer client;

    public ConsumerDriver(RocketMqConsumer<?> consumer, DefaultMQPushConsumer client) {
        this.consumer = consumer;
        this.client = client;
    }

    /** @return whether the batch is acknowledged */
    public boolean consume(List<MessageExt> batch) {
        return consumer.consume(client, batch, new ConsumeConcurrentlyContext(new MessageQueue()))
                == ConsumeConcurrentlyStatus.CONSUME_SUCCESS;
    }
}
