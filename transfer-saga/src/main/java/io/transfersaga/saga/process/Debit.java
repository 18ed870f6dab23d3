// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.saga.process;

import io.transfersaga.events.Transfer;
import io.transfersaga.events.TransferMessage.MoneyDebited;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a saga is about, as the source ledger told it; it never changes.
 *
 * @param createdAt when the source ledger took the transfer
 */
public record Debit(
        Transfer transfer,
        @Nullable String reference,
        @Nullable String callbackUrl,
        Instant createdAt) {

    static Debit of(MoneyDebited debited) {
        return new Debit(debited.transfer(), debited.reference(), debited.callbackUrl(), debited.createdAt());
    }
}
