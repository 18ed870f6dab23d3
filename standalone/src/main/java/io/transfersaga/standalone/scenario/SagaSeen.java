// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.standalone.scenario;

import java.time.Instant;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** A saga, as its service showed it at one moment. */
record SagaSeen(JsonNode body) {

    String state() {
        return body.path("state").asString();
    }

    boolean hasEnded() {
        return !body.path("endedAt").isNull();
    }

    int maxAttempts() {
        return body.path("credit").path("maxAttempts").asInt();
    }

    Instant startedAt() {
        return Instant.parse(body.path("startedAt").asString());
    }

    /** The types of its history's entries, the oldest first. */
    List<String> history() {
        return body.path("history")
                .valueStream()
                .map(entry -> entry.path("type").asString())
                .toList();
    }

    long count(String type) {
        return history().stream().filter(type::equals).count();
    }
}
