// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.saga.ledgers;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/**
 * What a ledger said.
 *
 * @param status of HTTP; 0 when there was no answer
 * @param body missing when it was no JSON
 * @param trouble a slug: that of the problem, or {@code no-address}, {@code no-answer}, {@code unreadable}; null in
 *     success
 */
public record LedgerAnswer(
        int status, JsonNode body, @Nullable String trouble) {

    private static final int PROBLEMS_FROM = 400;

    static LedgerAnswer none(String trouble) {
        return new LedgerAnswer(0, MissingNode.getInstance(), trouble);
    }

    static LedgerAnswer of(int status, JsonNode body) {
        if (status < PROBLEMS_FROM) {
            return new LedgerAnswer(status, body, null);
        }
        String type = body.path("type").asString("");
        return new LedgerAnswer(
                status, body, type.isEmpty() ? "http-" + status : type.substring(type.lastIndexOf('/') + 1));
    }

    public boolean isGood() {
        return trouble == null;
    }

    /** Whether the ledger has said that there is no such thing. */
    public boolean isAbsence() {
        return status == 404;
    }
}
