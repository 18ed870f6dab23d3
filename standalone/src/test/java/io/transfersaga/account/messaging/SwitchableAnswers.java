// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.account.messaging;

import io.transfersaga.events.TransferMessage;
import io.transfersaga.rocketmq.RocketMqMessageConverter;
import io.transfersaga.rocketmq.RocketMqPublisher;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.apache.rocketmq.client.producer.TransactionMQProducer;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.springframework.context.support.GenericApplicationContext;

/** Publishes a ledger's answers after its commit; or, when that safeguard is removed, before it. */
public final class SwitchableAnswers {

    private SwitchableAnswers() {}

    /** @param early whether answers go out before the commit, now */
    public static void register(GenericApplicationContext context, BooleanSupplier early) {
        context.registerBean(
                "switchableAnswers",
                MessagePublisher.class,
                () -> publisher(
                        early,
                        context.getBean(RocketMqPublisher.class),
                        context.getBean(TransactionMQProducer.class),
                        context.getBean(RocketMqMessageConverter.class)),
                bean -> bean.setPrimary(true));
    }

    private static MessagePublisher publisher(
            BooleanSupplier early,
            RocketMqPublisher publisher,
            TransactionMQProducer producer,
            RocketMqMessageConverter converter) {
        var atOnce = new RocketMqPublisher(producer, converter, java.time.Duration.ofSeconds(1));
        return message -> {
            if (early.getAsBoolean() && CurrentUnitOfWork.isStarted()) {
                outsideOfTheUnitOfWork(() -> atOnce.publish(GenericEventMessage.asEventMessage(message)));
            } else {
                publisher.publish(GenericEventMessage.<TransferMessage>asEventMessage(message));
            }
        };
    }

    private static void outsideOfTheUnitOfWork(Runnable work) {
        UnitOfWork<?> current = CurrentUnitOfWork.get();
        CurrentUnitOfWork.clear(current);
        try {
            List.of(work).forEach(Runnable::run);
        } finally {
            CurrentUnitOfWork.set(current);
        }
    }
}
