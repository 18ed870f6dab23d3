// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.standalone.scenario;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import tools.jackson.databind.json.JsonMapper;

/** Calls one service, each time with a time-out, at the address that it has by then. */
final class Client {

    private static final Duration CONNECT_LIMIT = Duration.ofSeconds(2);
    private static final Duration ANSWER_LIMIT = Duration.ofSeconds(15);
    private static final JsonMapper JSON = new JsonMapper();
    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT_LIMIT)
            .build();

    private final Supplier<URI> service;

    Client(Supplier<URI> service) {
        this.service = service;
    }

    Reply get(String path) throws IOException, InterruptedException {
        return Reply.of(HTTP.send(request(path).GET().build(), BodyHandlers.ofString()));
    }

    /** @param headers names and values by turns */
    Reply post(String path, Map<String, String> body, String... headers) throws IOException, InterruptedException {
        return Reply.of(HTTP.send(posting(path, body, headers), BodyHandlers.ofString()));
    }

    /** For a caller who does something else before there is an answer, or none. */
    CompletableFuture<Reply> postLater(String path, Map<String, String> body, String... headers) {
        return HTTP.sendAsync(posting(path, body, headers), BodyHandlers.ofString())
                .thenApply(Reply::of);
    }

    private HttpRequest posting(String path, Map<String, String> body, String... headers) {
        HttpRequest.Builder request = request(path)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body)));
        return (headers.length == 0 ? request : request.headers(headers)).build();
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(service.get().resolve(path)).timeout(ANSWER_LIMIT);
    }
}
