// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.rocketmq;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.CommandCallback;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.GenericCommandResultMessage;
import org.axonframework.common.Registration;
import org.axonframework.messaging.MessageDispatchInterceptor;
import org.axonframework.messaging.MessageHandler;
import org.axonframework.messaging.MessageHandlerInterceptor;

/**
 * A command bus whose handlers live in other processes, behind RocketMQ. A dispatched command is a message on its way:
 * its callback hears that it was taken (sent, or held for the commit), not what became of it. Results come back as
 * events.
 */
public final class RocketMqCommandBus implements CommandBus {

    private final RocketMqPublisher publisher;
    private final List<MessageDispatchInterceptor<? super CommandMessage<?>>> interceptors =
            new CopyOnWriteArrayList<>();

    public RocketMqCommandBus(RocketMqPublisher publisher) {
        this.publisher = publisher;
    }

    @Override
    public <C> void dispatch(CommandMessage<C> command) {
        publisher.publish(intercept(command));
    }

    @Override
    public <C, R> void dispatch(CommandMessage<C> command, CommandCallback<? super C, ? super R> callback) {
        CommandMessage<C> intercepted = intercept(command);
        try {
            publisher.publish(intercepted);
            callback.onResult(intercepted, GenericCommandResultMessage.asCommandResultMessage(null));
        } catch (RuntimeException e) {
            callback.onResult(intercepted, GenericCommandResultMessage.asCommandResultMessage(e));
        }
    }

    /** @throws IllegalStateException always: this side only sends */
    @Override
    public Registration subscribe(String commandName, MessageHandler<? super CommandMessage<?>> handler) {
        throw new IllegalStateException(commandName + " is handled behind the broker, not in this process");
    }

    @Override
    public Registration registerDispatchInterceptor(
            MessageDispatchInterceptor<? super CommandMessage<?>> dispatchInterceptor) {
        interceptors.add(dispatchInterceptor);
        return () -> interceptors.remove(dispatchInterceptor);
    }

    /** @throws IllegalStateException always: this side only sends */
    @Override
    public Registration registerHandlerInterceptor(
            MessageHandlerInterceptor<? super CommandMessage<?>> handlerInterceptor) {
        throw new IllegalStateException("commands are handled behind the broker, not in this process");
    }

    @SuppressWarnings("unchecked")
    private <C> CommandMessage<C> intercept(CommandMessage<C> command) {
        CommandMessage<?> intercepted = command;
        for (MessageDispatchInterceptor<? super CommandMessage<?>> interceptor : interceptors) {
            intercepted = (CommandMessage<?>) interceptor.handle(intercepted);
        }
        return (CommandMessage<C>) intercepted;
    }
}
