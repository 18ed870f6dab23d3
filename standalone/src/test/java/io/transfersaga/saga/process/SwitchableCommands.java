// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.saga.process;

import io.transfersaga.rocketmq.RocketMqCommandBus;
import io.transfersaga.rocketmq.RocketMqMessageConverter;
import io.transfersaga.rocketmq.RocketMqPublisher;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.apache.rocketmq.client.producer.DefaultMQProducer;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.CommandCallback;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.common.Registration;
import org.axonframework.messaging.MessageDispatchInterceptor;
import org.axonframework.messaging.MessageHandler;
import org.axonframework.messaging.MessageHandlerInterceptor;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.springframework.context.support.GenericApplicationContext;

/**
 * Sends the saga's commands after its commit; or, when that safeguard is removed, before it. Now and then the saga's
 * handler fails here, with its state changed already.
 */
public final class SwitchableCommands implements CommandBus {

    private final CommandBus held;
    private final CommandBus atOnce;
    private final BooleanSupplier early;
    private final Runnable mayFail;

    private SwitchableCommands(CommandBus held, CommandBus atOnce, BooleanSupplier early, Runnable mayFail) {
        this.held = held;
        this.atOnce = atOnce;
        this.early = early;
        this.mayFail = mayFail;
    }

    /**
     * @param early whether commands go out before the commit, now
     * @param mayFail throws what a handler might throw
     */
    public static void register(GenericApplicationContext context, BooleanSupplier early, Runnable mayFail) {
        context.registerBean(
                "switchableCommands",
                CommandBus.class,
                () -> new SwitchableCommands(
                        context.getBean("commandBus", CommandBus.class),
                        new RocketMqCommandBus(new RocketMqPublisher(
                                context.getBean(DefaultMQProducer.class),
                                context.getBean(RocketMqMessageConverter.class),
                                Duration.ofSeconds(1))),
                        early,
                        mayFail),
                bean -> bean.setPrimary(true));
    }

    @Override
    public <C> void dispatch(CommandMessage<C> command) {
        mayFail.run();
        if (early.getAsBoolean() && CurrentUnitOfWork.isStarted()) {
            outsideOfTheUnitOfWork(() -> atOnce.dispatch(command));
        } else {
            held.dispatch(command);
        }
    }

    @Override
    public <C, R> void dispatch(CommandMessage<C> command, CommandCallback<? super C, ? super R> callback) {
        mayFail.run();
        if (early.getAsBoolean() && CurrentUnitOfWork.isStarted()) {
            outsideOfTheUnitOfWork(() -> atOnce.dispatch(command, callback));
        } else {
            held.dispatch(command, callback);
        }
    }

    @Override
    public Registration subscribe(String commandName, MessageHandler<? super CommandMessage<?>> handler) {
        return held.subscribe(commandName, handler);
    }

    @Override
    public Registration registerDispatchInterceptor(
            MessageDispatchInterceptor<? super CommandMessage<?>> dispatchInterceptor) {
        return held.registerDispatchInterceptor(dispatchInterceptor);
    }

    @Override
    public Registration registerHandlerInterceptor(
            MessageHandlerInterceptor<? super CommandMessage<?>> handlerInterceptor) {
        return held.registerHandlerInterceptor(handlerInterceptor);
    }

    /** Axon's event processor has a unit of work of its own inside the inbox's: out of both. */
    private static void outsideOfTheUnitOfWork(Runnable work) {
        Deque<UnitOfWork<?>> left = new ArrayDeque<>();
        while (CurrentUnitOfWork.isStarted()) {
            UnitOfWork<?> current = CurrentUnitOfWork.get();
            CurrentUnitOfWork.clear(current);
            left.push(current);
        }
        try {
            List.of(work).forEach(Runnable::run);
        } finally {
            left.forEach(CurrentUnitOfWork::set);
        }
    }
}
