// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.events;

import java.util.Arrays;
import java.util.Optional;

/** Why a credit failed or was given up; callers see the slug. */
public enum FailureReason {
    ACCOUNT_FROZEN("account-frozen"),
    ACCOUNT_CLOSED("account-closed"),
    ACCOUNT_NOT_FOUND("account-not-found"),
    CURRENCY_MISMATCH("currency-mismatch"),
    BALANCE_LIMIT("balance-limit"),
    LEDGER_UNAVAILABLE("ledger-unavailable"),
    OPERATOR("operator");

    private final String slug;

    FailureReason(String slug) {
        this.slug = slug;
    }

    public String slug() {
        return slug;
    }

    /** @throws IllegalArgumentException when no reason has this slug */
    public static FailureReason ofSlug(String slug) {
        Optional<FailureReason> reason =
                Arrays.stream(values()).filter(r -> r.slug.equals(slug)).findFirst();
        return reason.orElseThrow(() -> new IllegalArgumentException("not a failure reason: " + slug));
    }

    @Override
    public String toString() {
        return slug;
    }
}
