// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.standalone.endtoend;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** Takes traces as an OpenTelemetry collector does (OTLP over HTTP), and remembers which span is in which. */
final class TraceCollector implements AutoCloseable {

    record Span(String traceId, String name) {}

    private static final int LENGTH_DELIMITED = 2;

    private final List<Span> spans = new CopyOnWriteArrayList<>();
    private final HttpServer server;

    TraceCollector() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/v1/traces", this::take);
        server.start();
    }

    String endpoint() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/v1/traces";
    }

    /** The names of a trace's spans. */
    List<String> spansOf(String traceId) {
        return spans.stream()
                .filter(span -> span.traceId().equals(traceId))
                .map(Span::name)
                .toList();
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void take(HttpExchange exchange) throws IOException {
        byte[] request = exchange.getRequestBody().readAllBytes();
        // ExportTraceServiceRequest.resource_spans = 1, ResourceSpans.scope_spans = 2, ScopeSpans.spans = 2
        within(request, 1, resource -> within(resource, 2, scope -> within(scope, 2, this::remember)));
        exchange.sendResponseHeaders(200, -1);
        exchange.close();
    }

    /** Span.trace_id = 1, Span.name = 5. */
    private void remember(byte[] span) {
        within(
                span,
                1,
                id -> within(span, 5, name -> {
                    spans.add(new Span(HexFormat.of().formatHex(id), new String(name, StandardCharsets.UTF_8)));
                }));
    }

    private static void within(byte[] message, int wanted, Consumer<byte[]> take) {
        fields(message, (number, content) -> {
            if (number == wanted) {
                take.accept(content);
            }
        });
    }

    /** Protocol Buffers' wire format; fields of fixed or variable length are passed over. */
    private static void fields(byte[] message, BiConsumer<Integer, byte[]> take) {
        ByteBuffer bytes = ByteBuffer.wrap(message);
        while (bytes.hasRemaining()) {
            long tag = varint(bytes);
            switch ((int) (tag & 7)) {
                case 0 -> varint(bytes);
                case 1 -> bytes.position(bytes.position() + 8);
                case LENGTH_DELIMITED -> {
                    byte[] content = new byte[(int) varint(bytes)];
                    bytes.get(content);
                    take.accept((int) (tag >>> 3), content);
                }
                default -> bytes.position(bytes.position() + 4);
            }
        }
    }

    private static long varint(ByteBuffer bytes) {
        long value = 0;
        for (int shift = 0; ; shift += 7) {
            byte next = bytes.get();
            value |= (next & 0x7fL) << shift;
            if (next >= 0) {
                return value;
            }
        }
    }
}
