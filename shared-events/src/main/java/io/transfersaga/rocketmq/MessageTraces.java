// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.rocketmq;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import io.opentelemetry.context.propagation.TextMapGetter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.apache.rocketmq.common.message.Message;
import org.jspecify.annotations.Nullable;

/**
 * Carries traces through the broker, as W3C's {@code traceparent} among a message's properties. What is sent while a
 * message is handled belongs to the trace of that message, found by their common key, also where a batch is handled as
 * one. Anything else that is sent belongs to the trace that the thread is in. Without a telemetry nothing is wrapped:
 * {@link #on} gives back what it was given.
 */
public final class MessageTraces {

    static final String TRACE_PARENT = "traceparent";

    private static final String SCOPE = "io.transfersaga.rocketmq";
    private static final W3CTraceContextPropagator W3C = W3CTraceContextPropagator.getInstance();
    private static final TextMapGetter<Map<String, String>> READER = new Reader();

    private final @Nullable Tracer tracer;
    private final ThreadLocal<Map<String, Context>> inHand = ThreadLocal.withInitial(Map::of);

    private MessageTraces(@Nullable Tracer tracer) {
        this.tracer = tracer;
    }

    /** @param telemetry null for none */
    public static MessageTraces of(@Nullable OpenTelemetry telemetry) {
        return new MessageTraces(telemetry == null ? null : telemetry.getTracer(SCOPE));
    }

    public static MessageTraces off() {
        return of(null);
    }

    /** A converter whose messages carry their trace. */
    public RocketMqMessageConverter on(RocketMqMessageConverter converter) {
        return tracer == null ? converter : new TracedConverter(converter, this);
    }

    /** A handler that continues the traces of what it handles, with a span per message. */
    public <P> BatchHandler<P> on(BatchHandler<P> handler) {
        return tracer == null ? handler : new TracedHandler<>(handler, this);
    }

    /**
     * The trace that the thread is in, to be continued by another thread.
     *
     * @return a {@code traceparent}; null when there is none
     */
    public @Nullable String current() {
        return tracer == null ? null : written(Context.current());
    }

    /**
     * The trace that the message with this key belongs to, to be stored and to be continued later.
     *
     * @return a {@code traceparent}; null when there is none
     */
    public @Nullable String current(String key) {
        return tracer == null ? null : written(contextOf(key));
    }

    private static @Nullable String written(Context context) {
        Map<String, String> written = new HashMap<>();
        W3C.inject(context, written, (properties, name, value) -> {
            if (properties != null) {
                properties.put(name, value);
            }
        });
        return written.get(TRACE_PARENT);
    }

    /**
     * Runs the work; what it sends under these keys continues these traces.
     *
     * @param traceParents by key
     */
    public <R extends @Nullable Object> R continuing(Map<String, String> traceParents, Supplier<R> work) {
        if (tracer == null || traceParents.isEmpty()) {
            return work.get();
        }
        Map<String, Context> contexts = new HashMap<>();
        traceParents.forEach((key, traceParent) -> contexts.put(key, parsed(traceParent)));
        return within(contexts, work);
    }

    void inject(Message message) {
        W3C.inject(contextOf(message.getKeys()), message, (carrier, name, value) -> {
            if (carrier != null && !value.isBlank()) {
                carrier.putUserProperty(name, value);
            }
        });
    }

    /** Starts a span for each of them, ends it when the work does, and lets a single one be the thread's own. */
    @SuppressWarnings("try") // the scope is there to be closed
    <R extends @Nullable Object> R spanning(List<Traced> messages, Supplier<R> work) {
        Map<String, Context> contexts = new HashMap<>();
        List<Span> spans = messages.stream().map(this::start).toList();
        for (int i = 0; i < spans.size(); i++) {
            contexts.putIfAbsent(messages.get(i).key(), Context.root().with(spans.get(i)));
        }
        try (Scope own = spans.size() == 1 ? spans.get(0).makeCurrent() : Scope.noop()) {
            return within(contexts, work);
        } catch (RuntimeException e) {
            spans.forEach(span -> span.setStatus(StatusCode.ERROR, e.toString()));
            throw e;
        } finally {
            spans.forEach(Span::end);
        }
    }

    private Span start(Traced message) {
        return Objects.requireNonNull(tracer)
                .spanBuilder("process " + message.type())
                .setParent(message.traceParent() == null ? Context.root() : parsed(message.traceParent()))
                .setSpanKind(SpanKind.CONSUMER)
                .setAttribute("messaging.system", "rocketmq")
                .setAttribute("messaging.operation.name", "process")
                .setAttribute(LoggedKey.NAME, message.key())
                .startSpan();
    }

    private <R extends @Nullable Object> R within(Map<String, Context> contexts, Supplier<R> work) {
        Map<String, Context> before = inHand.get();
        inHand.set(contexts);
        try {
            return work.get();
        } finally {
            if (before.isEmpty()) {
                inHand.remove();
            } else {
                inHand.set(before);
            }
        }
    }

    private Context contextOf(@Nullable String key) {
        Context known = key == null ? null : inHand.get().get(key);
        return known == null ? Context.current() : known;
    }

    private static Context parsed(String traceParent) {
        return W3C.extract(Context.root(), Map.of(TRACE_PARENT, traceParent), READER);
    }

    /**
     * What a trace needs to know of a message.
     *
     * @param traceParent as it came; null when the sender was in no trace
     */
    record Traced(String key, String type, @Nullable String traceParent) {}

    private static final class Reader implements TextMapGetter<Map<String, String>> {

        @Override
        public Iterable<String> keys(Map<String, String> carrier) {
            return carrier.keySet();
        }

        @Override
        public @Nullable String get(@Nullable Map<String, String> carrier, String key) {
            return carrier == null ? null : carrier.get(key);
        }
    }
}
