// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.account.ledger;

/** Why an account does not do what it is asked; callers see the slug. */
public enum Refusal {
    ACCOUNT_CLOSED("account-closed", "The account is closed."),
    ACCOUNT_FROZEN("account-frozen", "The account is frozen."),
    CURRENCY_MISMATCH("currency-mismatch", "The account is in another currency."),
    INSUFFICIENT_FUNDS("insufficient-funds", "The account has not enough money."),
    BALANCE_LIMIT("balance-limit", "The balance would have more than 12 digits before the point."),
    TRANSFERS_IN_FLIGHT("transfers-in-flight", "Transfers from the account have not ended yet."),
    ACCOUNT_NOT_EMPTY("account-not-empty", "The account has money left.");

    private final String slug;
    private final String explanation;

    Refusal(String slug, String explanation) {
        this.slug = slug;
        this.explanation = explanation;
    }

    public String slug() {
        return slug;
    }

    public String explanation() {
        return explanation;
    }
}
