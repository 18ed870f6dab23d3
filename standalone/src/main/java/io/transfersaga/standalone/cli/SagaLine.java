// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.standalone.cli;

import tools.jackson.databind.JsonNode;

/** A saga in one line. */
final class SagaLine {

    private SagaLine() {}

    static String of(JsonNode saga) {
        String failure = saga.path("credit").path("lastFailure").asString("");
        return "%s  %-9s  %s → %s  %s %s  attempt %d of %d%s%s  since %s"
                .formatted(
                        text(saga, "transferId"),
                        text(saga, "state"),
                        text(saga, "sourceAccountId"),
                        text(saga, "targetAccountId"),
                        text(saga, "amount"),
                        text(saga, "currency"),
                        saga.path("credit").path("attempts").asInt(),
                        saga.path("credit").path("maxAttempts").asInt(),
                        failure.isEmpty() ? "" : "  " + failure,
                        saga.path("overdue").asBoolean() ? "  OVERDUE" : "",
                        text(saga, "updatedAt"));
    }

    private static String text(JsonNode saga, String field) {
        return saga.path(field).asString("");
    }
}
