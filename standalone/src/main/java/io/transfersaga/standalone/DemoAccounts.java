// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.standalone;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** Opens a few accounts on ledgers that have none, so that the first transfer takes one call. */
final class DemoAccounts {

    private static final Map<Part, List<String>> ACCOUNTS = Map.of(
            Part.ALPHA, List.of(account("alpha:alice", "1000.00"), account("alpha:anna", "1000.00")),
            Part.BETA, List.of(account("beta:bob", "0"), account("beta:ben", "0")));

    private static final int OK = 200;
    private static final int CREATED = 201;

    private final Http http;
    private final JsonMapper json = new JsonMapper();

    DemoAccounts(Http http) {
        this.http = http;
    }

    /** Does nothing on a ledger that has accounts already. */
    void openOn(Part ledger, URI uri) throws IOException, InterruptedException {
        if (hasAccounts(uri)) {
            return;
        }
        for (var account : ACCOUNTS.getOrDefault(ledger, List.of())) {
            var answer = http.post(uri.resolve("/accounts"), account);
            if (answer.statusCode() != CREATED && answer.statusCode() != OK) {
                throw new IOException("opening a demo account on %s: %d %s"
                        .formatted(ledger.label(), answer.statusCode(), answer.body()));
            }
        }
    }

    private boolean hasAccounts(URI uri) throws IOException, InterruptedException {
        var audit = http.get(uri.resolve("/audit"));
        if (audit.statusCode() != OK) {
            throw new IOException("the audit at %s: %d %s".formatted(uri, audit.statusCode(), audit.body()));
        }
        return !json.readTree(audit.body()).path("currencies").isEmpty();
    }

    private static String account(String id, String openingBalance) {
        return """
                {"accountId":"%s","currency":"CNY","openingBalance":"%s"}""".formatted(id, openingBalance);
    }
}
