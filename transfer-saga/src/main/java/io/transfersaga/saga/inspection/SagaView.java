// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.saga.inspection;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.transfersaga.saga.process.SagaState;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A saga as callers see it.
 *
 * @param overdue whether the awaited command has gone unanswered for longer than the command time-out
 * @param history left out in lists
 */
public record SagaView(
        UUID transferId,
        SagaState state,
        String sourceAccountId,
        String targetAccountId,
        String amount,
        String currency,
        @Nullable String reference,
        Instant startedAt,
        Instant updatedAt,
        @Nullable Instant endedAt,
        Credit credit,
        boolean overdue,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<HistoryView> history) {

    /**
     * @param attempts the attempt under way, or during back-off the last one made
     * @param nextAttemptAt null outside back-off
     */
    public record Credit(
            int attempts,
            int maxAttempts,
            @Nullable String lastFailure,
            @Nullable Instant nextAttemptAt) {}
}
