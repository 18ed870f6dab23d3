// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.rocketmq;

import java.util.List;
import java.util.function.BooleanSupplier;
import org.apache.rocketmq.client.consumer.DefaultMQPushConsumer;
import org.apache.rocketmq.client.consumer.listener.ConsumeConcurrentlyContext;
import org.apache.rocketmq.client.consumer.listener.ConsumeConcurrentlyStatus;
import org.apache.rocketmq.common.message.MessageExt;
import org.apache.rocketmq.common.message.MessageQueue;
import org.springframework.context.ApplicationContext;

/** Hands a consumer what the simulated broker delivers, as RocketMQ's own threads would. */
public final class ConsumerDriver {

    private final RocketMqConsumer<?> consumer;
    private final DefaultMQPushConsumer client;

    /** @param sharedFate whether, now, a batch's failure counts as the failure of each of its messages */
    public ConsumerDriver(
            ApplicationContext service, Class<?> payloads, DefaultMQPushConsumer client, BooleanSupplier sharedFate) {
        this.consumer = consumer(service, payloads, sharedFate);
        this.client = client;
    }

    /** @return whether the batch is acknowledged */
    public boolean consume(List<MessageExt> batch) {
        return consumer.consume(client, batch, new ConsumeConcurrentlyContext(new MessageQueue()))
                == ConsumeConcurrentlyStatus.CONSUME_SUCCESS;
    }

    @SuppressWarnings("unchecked")
    private static <P> RocketMqConsumer<P> consumer(
            ApplicationContext service, Class<P> payloads, BooleanSupplier sharedFate) {
        BatchHandler<P> handler = service.getBean(BatchHandler.class);
        var switchable = new BatchHandler<P>() {
            @Override
            public void handle(List<Delivery<P>> batch) {
                handler.handle(batch);
            }

            @Override
            public boolean isOutage(RuntimeException failure) {
                return sharedFate.getAsBoolean() || handler.isOutage(failure);
            }

            @Override
            public Disposition onFailure(Delivery<P> delivery, RuntimeException failure) {
                return handler.onFailure(delivery, failure);
            }
        };
        return new RocketMqConsumer<>(
                service.getBean(RocketMqConsumer.class).settings(),
                payloads,
                service.getBean(RocketMqMessageConverter.class),
                switchable,
                service.getBean(DeadLetterListener.class));
    }
}
