// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.standalone.endtoend;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;

/** Calls one service. */
public final class Http {

    private static final HttpClient CLIENT =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final int port;
    private final Duration patience;
    private final List<String> headers;

    public Http(int port) {
        this(port, PATIENCE, List.of());
    }

    private Http(int port, Duration patience, List<String> headers) {
        this.port = port;
        this.patience = patience;
        this.headers = headers;
    }

    /** The same service, for a caller who waits no longer than this for an answer. */
    public Http within(Duration limit) {
        return new Http(port, limit, headers);
    }

    /** The same service, for a caller who sends this header with every request. */
    public Http with(String header, String value) {
        return new Http(port, patience, List.of(header, value));
    }

    /** For a browser. */
    public String address() {
        return "http://127.0.0.1:" + port;
    }

    public Answer get(String path) {
        return send(request(path).GET());
    }

    public Answer post(String path, String body, String... headers) {
        HttpRequest.Builder request = request(path)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return send(request);
    }

    /** Whether it answers at all, and that it is ready. */
    public boolean isReady() {
        return whyNotReady().isEmpty();
    }

    /** In its own words; empty once it is ready. */
    public String whyNotReady() {
        try {
            Answer readiness = get("/actuator/health/readiness");
            return readiness.status() == 200 ? "" : readiness.raw().body();
        } catch (UncheckedIOException e) {
            return e.toString();
        }
    }

    /** Where it is. */
    URI uri() {
        return URI.create("http://127.0.0.1:" + port);
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(uri() + path)).timeout(patience);
        return headers.isEmpty() ? request : request.headers(headers.toArray(String[]::new));
    }

    /** Any method, with an empty body. */
    public Answer call(String method, String path) {
        return send(request(path)
                .header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(method.equals("GET") ? "" : "{}")));
    }

    private static Answer send(HttpRequest.Builder request) {
        try {
            return Answer.of(CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
