// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.standalone.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import tools.jackson.databind.JsonNode;

/** The saga service as its operators know it. */
public final class SagaClient {

    private static final Duration EVENTUALLY = Duration.ofMinutes(2);

    private final Http http;

    SagaClient(int port) {
        this.http = new Http(port);
    }

    public Http http() {
        return http;
    }

    public Answer saga(String transferId) {
        return http.get("/sagas/" + transferId);
    }

    public Answer awaitState(String transferId, String state) {
        return Awaitility.await("saga " + transferId + " to be " + state)
                .atMost(EVENTUALLY)
                .pollInterval(Duration.ofMillis(50))
                .until(() -> saga(transferId), saga -> saga.text("state").equals(state));
    }

    public Answer awaitEnd(String transferId) {
        return Awaitility.await("saga " + transferId + " to end")
                .atMost(EVENTUALLY)
                .pollInterval(Duration.ofMillis(50))
                .until(
                        () -> saga(transferId),
                        saga -> List.of("COMPLETED", "REFUNDED").contains(saga.text("state")));
    }

    Answer awaitHistory(String transferId, String type) {
        return Awaitility.await("saga " + transferId + " to record " + type)
                .atMost(EVENTUALLY)
                .pollInterval(Duration.ofMillis(20))
                .until(() -> saga(transferId), saga -> history(saga).contains(type));
    }

    static List<String> history(Answer saga) {
        return saga.body()
                .path("history")
                .valueStream()
                .map(entry -> entry.path("type").asString())
                .toList();
    }

    static JsonNode lastEntry(Answer saga, String type) {
        List<JsonNode> entries = saga.body()
                .path("history")
                .valueStream()
                .filter(entry -> entry.path("type").asString().equals(type))
                .toList();
        assertThat(entries).as(type).isNotEmpty();
        return entries.get(entries.size() - 1);
    }
}
