// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.standalone.cli;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Calls one service. Each call ends, with an answer or without one. */
final class Http {

    private static final Duration CONNECT_LIMIT = Duration.ofSeconds(5);

    /** @param status below 400 */
    record Reply(int status, JsonNode body) {}

    static final JsonMapper JSON = new JsonMapper();

    /** It follows nobody elsewhere, and so takes no token elsewhere. */
    private static final HttpClient CLIENT = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT_LIMIT)
            .build();

    private final URI base;
    private final @Nullable String token;
    private final Duration patience;

    /** @param token null for none */
    Http(URI base, @Nullable String token, Duration patience) {
        this.base = base;
        this.token = token;
        this.patience = patience;
    }

    /**
     * @throws Refused when the service said no
     * @throws Unreachable when it did not answer
     */
    Reply get(String path) throws InterruptedException {
        return send(request(path).GET());
    }

    /** As {@link #get}. */
    Reply post(String path, JsonNode body, String... headers) throws InterruptedException {
        HttpRequest.Builder request = request(path)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body.toString()));
        return send(headers.length == 0 ? request : request.headers(headers));
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(base.resolve(path)).timeout(patience).header("Accept", "application/json");
        return token == null || token.isBlank() ? request : request.header("Authorization", "Bearer " + token);
    }

    private static Reply send(HttpRequest.Builder built) throws InterruptedException {
        HttpRequest request = built.build();
        try {
            HttpResponse<String> response = CLIENT.send(request, BodyHandlers.ofString());
            if (response.statusCode() >= 300) {
                throw new Refused(request.uri(), response.statusCode(), problem(response.body()));
            }
            return new Reply(response.statusCode(), JSON.readTree(response.body()));
        } catch (IOException | JacksonException e) {
            throw new Unreachable(request.uri(), e);
        }
    }

    /** What answers without being one of our services may say anything. */
    private static JsonNode problem(String body) {
        try {
            return JSON.readTree(body);
        } catch (JacksonException e) {
            return JSON.missingNode();
        }
    }
}
