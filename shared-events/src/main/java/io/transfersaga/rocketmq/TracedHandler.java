// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.rocketmq;

import io.transfersaga.rocketmq.MessageTraces.Traced;
import java.util.List;
import org.axonframework.messaging.Message;

/** Handles each message in the trace that it came with. */
final class TracedHandler<P> implements BatchHandler<P> {

    private final BatchHandler<P> handler;
    private final MessageTraces traces;

    TracedHandler(BatchHandler<P> handler, MessageTraces traces) {
        this.handler = handler;
        this.traces = traces;
    }

    @Override
    public void handle(List<Delivery<P>> batch) {
        traces.spanning(batch.stream().map(TracedHandler::traced).toList(), () -> {
            handler.handle(batch);
            return true;
        });
    }

    @Override
    public boolean isOutage(RuntimeException failure) {
        return handler.isOutage(failure);
    }

    @Override
    public Disposition onFailure(Delivery<P> delivery, RuntimeException failure) {
        return traces.spanning(List.of(traced(delivery)), () -> handler.onFailure(delivery, failure));
    }

    private static Traced traced(Delivery<?> delivery) {
        Message<?> message = delivery.message();
        return new Traced(
                String.valueOf(message.getMetaData().get(TracedConverter.KEY)),
                message.getPayloadType().getSimpleName(),
                (String) message.getMetaData().get(MessageTraces.TRACE_PARENT));
    }
}
