// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.saga.ledgers;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One ledger's books, added up by itself, and whether they balance: what it says of itself is added up again here.
 *
 * @param trouble why they are not known; null when they are
 */
public record LedgerAudit(String ledger, @Nullable String trouble, boolean balanced, List<Currency> currencies) {

    /** One currency's sums, with the currency's digits. */
    public record Currency(
            String code,
            BigDecimal opened,
            BigDecimal debited,
            BigDecimal credited,
            BigDecimal refunded,
            BigDecimal balances,
            BigDecimal inFlight,
            long transfersInFlight) {

        boolean addsUp() {
            BigDecimal expected = opened.subtract(debited).add(credited).add(refunded);
            return balances.compareTo(expected) == 0;
        }
    }

    static LedgerAudit of(String ledger, LedgerAnswer answer) {
        if (!answer.isGood()) {
            return new LedgerAudit(ledger, answer.trouble(), false, List.of());
        }
        try {
            List<Currency> currencies = answer.body()
                    .path("currencies")
                    .valueStream()
                    .map(LedgerAudit::currency)
                    .toList();
            boolean balanced = answer.body().path("balanced").asBoolean(false)
                    && currencies.stream().allMatch(Currency::addsUp);
            return new LedgerAudit(ledger, null, balanced, currencies);
        } catch (NumberFormatException e) {
            return new LedgerAudit(ledger, "unreadable", false, List.of());
        }
    }

    public boolean isKnown() {
        return trouble == null;
    }

    private static Currency currency(JsonNode sums) {
        return new Currency(
                sums.path("currency").asString(""),
                amount(sums, "opened"),
                amount(sums, "debited"),
                amount(sums, "credited"),
                amount(sums, "refunded"),
                amount(sums, "balances"),
                amount(sums, "inFlight"),
                sums.path("transfersInFlight").asLong(0));
    }

    private static BigDecimal amount(JsonNode sums, String name) {
        return new BigDecimal(sums.path(name).asString(""));
    }
}
