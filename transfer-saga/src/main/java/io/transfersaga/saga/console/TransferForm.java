// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.saga.console;

import org.jspecify.annotations.Nullable;

/** What somebody fills in to start a transfer; what is left out is empty. */
record TransferForm(
        String source, String target, String amount, String currency, String reference, String idempotencyKey) {

    TransferForm(
            @Nullable String source,
            @Nullable String target,
            @Nullable String amount,
            @Nullable String currency,
            @Nullable String reference,
            @Nullable String idempotencyKey) {
        this.source = text(source);
        this.target = text(target);
        this.amount = text(amount);
        this.currency = text(currency);
        this.reference = text(reference);
        this.idempotencyKey = text(idempotencyKey);
    }

    TransferForm keyed(String key) {
        return new TransferForm(source, target, amount, currency, reference, key);
    }

    private static String text(@Nullable String given) {
        return given == null ? "" : given.strip();
    }
}
