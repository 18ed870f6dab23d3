// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.standalone.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What came back over HTTP. */
public record Answer(int status, JsonNode body, HttpResponse<String> raw) {

    private static final JsonMapper JSON = new JsonMapper();

    static Answer of(HttpResponse<String> response) {
        boolean json = response.headers()
                .firstValue("Content-Type")
                .filter(type -> type.contains("json"))
                .isPresent();
        return new Answer(response.statusCode(), JSON.readTree(json ? response.body() : "null"), response);
    }

    public String text(String field) {
        return body.path(field).asString();
    }

    public Optional<String> header(String name) {
        return raw.headers().firstValue(name);
    }

    public Stream<JsonNode> items() {
        return body.path("items").valueStream();
    }

    public Answer expect(int expected) {
        assertThat(status).as(() -> raw.request() + " answered " + raw.body()).isEqualTo(expected);
        return this;
    }

    public void expectProblem(int expected, String slug) {
        expect(expected);
        assertThat(header("Content-Type")).hasValue("application/problem+json");
        assertThat(text("type")).isEqualTo("/problems/" + slug);
    }
}
