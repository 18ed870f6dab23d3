// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.standalone.scenario;

import java.net.http.HttpResponse;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a service answered.
 *
 * @param replayed whether it answered so before
 */
record Reply(int status, JsonNode body, boolean replayed) {

    private static final JsonMapper JSON = new JsonMapper();
    private static final String REPLAYED = "Idempotency-Replayed";

    static Reply of(HttpResponse<String> response) {
        boolean json = response.headers()
                .firstValue("Content-Type")
                .filter(type -> type.contains("json"))
                .isPresent();
        return new Reply(
                response.statusCode(),
                JSON.readTree(json ? response.body() : "{}"),
                response.headers().firstValue(REPLAYED).isPresent());
    }

    String text(String field) {
        return body.path(field).asString("");
    }

    /** The slug of the problem; empty when it is none. */
    String problem() {
        return text("type").replace("/problems/", "");
    }

    Reply expect(int expected) throws Surprise {
        if (status != expected) {
            throw new Surprise("A service answered %d %s instead of %d.".formatted(status, body, expected));
        }
        return this;
    }
}
