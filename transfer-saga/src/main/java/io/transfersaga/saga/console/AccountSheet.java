// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.saga.console;

import io.transfersaga.events.AccountId;
import io.transfersaga.saga.ledgers.LedgerAnswer;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** An account as its ledger shows it. */
record AccountSheet(AccountId id, LedgerAnswer account, LedgerAnswer statement) {

    /** @param transferId null for what was no transfer */
    record Line(
            String at,
            String type,
            String amount,
            String balanceAfter,
            @Nullable String transferId) {

        static Line of(JsonNode entry) {
            return new Line(
                    Times.INSTANCE.full(Instant.parse(entry.path("at").asString())),
                    entry.path("type").asString(""),
                    entry.path("amount").asString(""),
                    entry.path("balanceAfter").asString(""),
                    entry.path("transferId").isString()
                            ? entry.path("transferId").asString()
                            : null);
        }
    }

    public @Nullable String trouble() {
        return account.trouble();
    }

    public String balance() {
        return account.body().path("balance").asString("") + " " + currency();
    }

    public String currency() {
        return account.body().path("currency").asString("");
    }

    public String status() {
        return account.body().path("status").asString("");
    }

    public List<Line> lines() {
        return statement.body().path("items").valueStream().map(Line::of).toList();
    }

    public @Nullable String nextCursor() {
        JsonNode next = statement.body().path("nextCursor");
        return next.isString() ? next.asString() : null;
    }
}
