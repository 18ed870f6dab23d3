// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.account.transfer;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.transfersaga.account.ledger.StoredTransfer;
import io.transfersaga.account.ledger.TransferStatus;
import io.transfersaga.events.Transfer;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A transfer, as callers see it. Only {@code failure} is left out when there is none. */
record TransferAnswer(
        String transferId,
        TransferStatus status,
        String sourceAccountId,
        String targetAccountId,
        String amount,
        String currency,
        @Nullable String reference,
        Instant createdAt,
        @Nullable Instant endedAt,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String failure) {

    static TransferAnswer of(StoredTransfer stored) {
        Transfer transfer = stored.transfer();
        return new TransferAnswer(
                transfer.transferId().toString(),
                stored.status(),
                transfer.sourceAccountId().toString(),
                transfer.targetAccountId().toString(),
                transfer.money().amount(),
                transfer.money().currency().code(),
                stored.reference(),
                stored.createdAt(),
                stored.endedAt(),
                stored.failure() == null ? null : stored.failure().slug());
    }
}
