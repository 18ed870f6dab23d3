// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.account.ledger;

/** Why an account does not do what it is asked; callers see the slug. */
public enum Refusal {
    ACCOUNT_CLOSED("account-closed"),
    ACCOUNT_FROZEN("account-frozen"),
    CURRENCY_MISMATCH("currency-mismatch"),
    INSUFFICIENT_FUNDS("insufficient-funds"),
    BALANCE_LIMIT("balance-limit"),
    TRANSFERS_IN_FLIGHT("transfers-in-flight"),
    ACCOUNT_NOT_EMPTY("account-not-empty");

    private final String slug;

    Refusal(String slug) {
        this.slug = slug;
    }

    public String slug() {
        return slug;
    }
}
