// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.saga.stream;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A client that listens, and writes down what it hears. */
final class Heard {

    private static final Duration SOON = Duration.ofSeconds(20);
    private static final String DATA = "data:";

    private final JsonMapper json;
    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final CompletableFuture<HttpResponse<Stream<String>>> answer;
    private final CompletableFuture<Void> end;

    Heard(HttpClient http, HttpRequest request, JsonMapper json) {
        this.json = json;
        this.answer = http.sendAsync(request, HttpResponse.BodyHandlers.ofLines());
        this.end = answer.thenAcceptAsync(response -> response.body().forEach(lines::add));
    }

    String contentType() {
        return answer.join().headers().firstValue("Content-Type").orElse("");
    }

    List<String> lines() {
        return lines;
    }

    boolean hasEnded() {
        return end.isDone();
    }

    void await(int number) {
        Awaitility.await(number + " lines").atMost(SOON).until(() -> lines.size() >= number);
    }

    /** Exactly so many, and what they say. */
    List<JsonNode> awaitSagas(int number) {
        Awaitility.await(number + " sagas").atMost(SOON).until(() -> sagas().size() >= number);
        List<JsonNode> sagas = sagas();
        if (sagas.size() > number) {
            throw new AssertionError("heard more than " + number + ": " + sagas);
        }
        return sagas;
    }

    private List<JsonNode> sagas() {
        return lines.stream()
                .filter(line -> line.startsWith(DATA))
                .map(line -> json.readTree(line.substring(DATA.length())))
                .toList();
    }
}
