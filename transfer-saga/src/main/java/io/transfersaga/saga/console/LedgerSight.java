// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.saga.console;

import io.transfersaga.events.AccountId;
import io.transfersaga.saga.inspection.SagaView;
import io.transfersaga.saga.ledgers.LedgerAnswer;
import io.transfersaga.saga.ledgers.LedgerClient;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** What the two ledgers of a transfer say about it themselves. */
@Component
class LedgerSight {

    /**
     * A leg, or a credit that never will be.
     *
     * @param reason why it never will be; null for money that moved
     */
    record Leg(
            Instant at,
            String type,
            String accountId,
            String amount,
            @Nullable String balanceAfter,
            @Nullable String reason) {

        public String clock() {
            return Times.INSTANCE.clock(at);
        }
    }

    /**
     * @param trouble why it did not say; null when it did
     * @param status of the transfer; null at the target, which keeps none
     */
    record Ledger(
            String name,
            boolean isSource,
            @Nullable String trouble,
            @Nullable String status,
            @Nullable String endedAt,
            List<Leg> legs,
            List<AccountStanding> accounts) {}

    /** @param trouble why it is not known, such as {@code account-not-found}; null when it is */
    record AccountStanding(
            String accountId,
            @Nullable String trouble,
            @Nullable String status,
            @Nullable String balance,
            @Nullable String currency) {}

    private final LedgerClient client;

    LedgerSight(LedgerClient client) {
        this.client = client;
    }

    /** The source's first; once, when both accounts live on one. All is asked for at the same time. */
    List<Ledger> of(SagaView saga) {
        String source = AccountId.of(saga.sourceAccountId()).ledger();
        String target = AccountId.of(saga.targetAccountId()).ledger();
        List<CompletableFuture<Ledger>> asked = source.equals(target)
                ? List.of(ask(source, true, saga, List.of(saga.sourceAccountId(), saga.targetAccountId())))
                : List.of(
                        ask(source, true, saga, List.of(saga.sourceAccountId())),
                        ask(target, false, saga, List.of(saga.targetAccountId())));
        return asked.stream().map(CompletableFuture::join).toList();
    }

    private CompletableFuture<Ledger> ask(String ledger, boolean isSource, SagaView saga, List<String> accountIds) {
        String transfer = "/transfers/" + saga.transferId();
        var legs = client.get(ledger, transfer + "/legs");
        var status = isSource ? client.get(ledger, transfer) : CompletableFuture.completedFuture((LedgerAnswer) null);
        List<CompletableFuture<AccountStanding>> accounts = accountIds.stream()
                .map(id -> client.get(ledger, "/accounts/" + LedgerClient.segment(id))
                        .thenApply(answer -> account(id, answer)))
                .toList();
        return Stream.concat(Stream.of(legs, status), accounts.stream())
                .map(each -> (CompletableFuture<?>) each)
                .reduce(CompletableFuture.completedFuture(null), (all, each) -> all.thenCombine(each, (x, y) -> x))
                .thenApply(done -> ledger(ledger, isSource, legs.join(), status.join(), accounts));
    }

    private static Ledger ledger(
            String name,
            boolean isSource,
            LedgerAnswer legs,
            @Nullable LedgerAnswer status,
            List<CompletableFuture<AccountStanding>> accounts) {
        JsonNode transfer = status == null ? legs.body().path("none") : status.body();
        return new Ledger(
                name,
                isSource,
                legs.trouble(),
                text(transfer, "status"),
                text(transfer, "endedAt"),
                legs.body().path("items").valueStream().map(LedgerSight::leg).toList(),
                accounts.stream().map(CompletableFuture::join).toList());
    }

    private static AccountStanding account(String id, LedgerAnswer answer) {
        JsonNode account = answer.body();
        return new AccountStanding(
                id, answer.trouble(), text(account, "status"), text(account, "balance"), text(account, "currency"));
    }

    private static Leg leg(JsonNode leg) {
        return new Leg(
                time(leg.path("at").asString("")),
                leg.path("type").asString(""),
                leg.path("accountId").asString(""),
                leg.path("amount").asString(""),
                text(leg, "balanceAfter"),
                text(leg, "reason"));
    }

    private static Instant time(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeException e) {
            return Instant.EPOCH;
        }
    }

    private static @Nullable String text(JsonNode node, String name) {
        JsonNode value = node.path(name);
        return value.isString() ? value.asString() : null;
    }
}
