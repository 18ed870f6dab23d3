// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.saga.console;

import io.transfersaga.saga.inspection.HistoryView;
import io.transfersaga.saga.inspection.SagaView;
import java.util.List;
import java.util.Objects;

/** What a saga waits for, as its history tells. */
enum Stage {
    /** The target's ledger has been told to credit. */
    CREDIT_AWAITED,
    /** An attempt failed; the next one is made later. */
    BACK_OFF,
    /** The target's ledger has been told to rule the credit out. */
    RULING_OUT,
    /** The source's ledger has been told to refund. */
    REFUND_AWAITED,
    COMPLETED,
    REFUNDED;

    static Stage of(SagaView saga) {
        return switch (saga.state()) {
            case CREDITING -> crediting(saga);
            case REFUNDING -> REFUND_AWAITED;
            case COMPLETED -> COMPLETED;
            case REFUNDED -> REFUNDED;
        };
    }

    public boolean isEnded() {
        return this == COMPLETED || this == REFUNDED;
    }

    boolean isOnTheWayBack() {
        return this == REFUND_AWAITED || this == REFUNDED;
    }

    private static Stage crediting(SagaView saga) {
        if (saga.credit().nextAttemptAt() != null) {
            return BACK_OFF;
        }
        return history(saga).stream().anyMatch(Stage::givesUp) ? RULING_OUT : CREDIT_AWAITED;
    }

    private static boolean givesUp(HistoryView entry) {
        boolean lastAttempt =
                entry.type().equals("CreditAttemptFailed") && entry.detail().get("nextAttemptAt") == null;
        return lastAttempt || entry.type().equals("RefundRequested");
    }

    static List<HistoryView> history(SagaView saga) {
        return Objects.requireNonNullElse(saga.history(), List.of());
    }
}
