// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.standalone.scenario;

import java.io.IOException;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;

/** One ledger, as its callers know it. */
final class Ledger {

    private static final String KEY = "Idempotency-Key";

    private final String name;
    private final Client client;

    Ledger(String name, Supplier<URI> uri) {
        this.name = name;
        this.client = new Client(uri);
    }

    /** @return the account's id */
    String open(String account, String balance, String currency) throws Surprise, IOException, InterruptedException {
        String accountId = name + ":" + account;
        client.post("/accounts", Map.of("accountId", accountId, "currency", currency, "openingBalance", balance))
                .expect(201);
        return accountId;
    }

    void deposit(String accountId, String amount, String currency, String key)
            throws Surprise, IOException, InterruptedException {
        client.post("/accounts/" + accountId + "/deposits", Map.of("amount", amount, "currency", currency), KEY, key)
                .expect(200);
    }

    void freeze(String accountId) throws Surprise, IOException, InterruptedException {
        client.post("/accounts/" + accountId + "/freeze", Map.of()).expect(200);
    }

    /** Does nothing to an account that is not frozen. */
    void unfreeze(String accountId) throws Surprise, IOException, InterruptedException {
        client.post("/accounts/" + accountId + "/unfreeze", Map.of()).expect(200);
    }

    String balance(String accountId) throws Surprise, IOException, InterruptedException {
        return client.get("/accounts/" + accountId).expect(200).text("balance");
    }

    JsonNode entries(String accountId) throws Surprise, IOException, InterruptedException {
        return client.get("/accounts/" + accountId + "/entries").expect(200).body();
    }

    Reply transfer(Map<String, String> order, String key) throws IOException, InterruptedException {
        return client.post("/transfers", order, KEY, key);
    }

    CompletableFuture<Reply> transferLater(Map<String, String> order, String key) {
        return client.postLater("/transfers", order, KEY, key);
    }

    /** What this ledger, as the source's, knows of the transfer: {@code DEBITED} until it knows the outcome. */
    String status(String transferId) throws IOException, InterruptedException {
        return client.get("/transfers/" + transferId).text("status");
    }

    boolean isBalanced() throws Surprise, IOException, InterruptedException {
        return client.get("/audit").expect(200).body().path("balanced").asBoolean(false);
    }

    boolean answers() throws InterruptedException {
        try {
            return client.get("/audit").status() == 200;
        } catch (IOException e) {
            return false;
        }
    }
}
