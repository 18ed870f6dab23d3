// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.standalone.endtoend;

import java.time.Duration;
import java.util.UUID;
import org.awaitility.Awaitility;
import tools.jackson.databind.JsonNode;

/** A ledger as its callers know it. */
public final class LedgerClient {

    private static final Duration PATIENCE = Duration.ofMinutes(4);

    private final Http http;
    private final String name;

    LedgerClient(String name, int port) {
        this(name, new Http(port));
    }

    private LedgerClient(String name, Http http) {
        this.name = name;
        this.http = http;
    }

    /** The same ledger, for a caller who waits no longer than this for an answer. */
    public LedgerClient within(Duration limit) {
        return new LedgerClient(name, http.within(limit));
    }

    public Http http() {
        return http;
    }

    /** Opens an account that nothing else uses, and returns its id. */
    public String open(String openingBalance, String currency) {
        String accountId = name + ":test-" + UUID.randomUUID();
        http.post("/accounts", """
                {"accountId":"%s","currency":"%s","openingBalance":"%s"}""".formatted(accountId, currency, openingBalance))
                .expect(201);
        return accountId;
    }

    public void freeze(String accountId) {
        act(accountId, "freeze");
    }

    void unfreeze(String accountId) {
        act(accountId, "unfreeze");
    }

    void close(String accountId) {
        act(accountId, "close");
    }

    public String balance(String accountId) {
        return http.get("/accounts/" + accountId).expect(200).text("balance");
    }

    Answer entries(String accountId) {
        return http.get("/accounts/" + accountId + "/entries").expect(200);
    }

    public Answer post(Order order, String key) {
        return http.post("/transfers", order.json(), "Idempotency-Key", key);
    }

    /**
     * Posts it again and again, as a caller does who is told to: a ledger that was ready may have to find its broker or
     * database again.
     *
     * @return the id of the transfer
     */
    public String transferPatiently(Order order) {
        String key = UUID.randomUUID().toString();
        return Awaitility.await("an answer to " + order)
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(200))
                .until(() -> post(order, key), answer -> answer.status() != 503)
                .expect(202)
                .text("transferId");
    }

    /** Posts a transfer that is accepted, and returns its id. */
    public String transfer(Order order) {
        return post(order, UUID.randomUUID().toString()).expect(202).text("transferId");
    }

    public Answer transfer(String transferId) {
        return http.get("/transfers/" + transferId);
    }

    public JsonNode audit(String currency) {
        return http.get("/audit")
                .expect(200)
                .body()
                .path("currencies")
                .valueStream()
                .filter(each -> each.path("currency").asString().equals(currency))
                .findFirst()
                .orElseThrow();
    }

    public boolean isBalanced() {
        return http.get("/audit").expect(200).body().path("balanced").asBoolean();
    }

    private void act(String accountId, String action) {
        http.post("/accounts/" + accountId + "/" + action, "{}").expect(200);
    }
}
