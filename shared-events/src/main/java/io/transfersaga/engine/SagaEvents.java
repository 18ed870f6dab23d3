// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.engine;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.axonframework.common.Registration;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.messaging.SubscribableMessageSource;

/**
 * What a saga's event processor subscribes to: handled in the thread, and in the unit of work, of whoever publishes.
 */
final class SagaEvents implements SubscribableMessageSource<EventMessage<?>> {

    private final List<Consumer<List<? extends EventMessage<?>>>> processors = new CopyOnWriteArrayList<>();

    @Override
    public Registration subscribe(Consumer<List<? extends EventMessage<?>>> processor) {
        processors.add(processor);
        return () -> processors.remove(processor);
    }

    /**
     * @throws IllegalStateException when the saga's processor does not run, so that nothing is acknowledged unhandled
     */
    void publish(EventMessage<?> event) {
        if (processors.isEmpty()) {
            throw new IllegalStateException("the saga's event processor does not run");
        }
        processors.forEach(processor -> processor.accept(List.of(event)));
    }
}
