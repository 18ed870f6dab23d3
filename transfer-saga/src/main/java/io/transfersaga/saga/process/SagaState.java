// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.saga.process;

import io.transfersaga.engine.ProcessState;

/** Where a transfer stands, as its saga knows it. */
public enum SagaState implements ProcessState {
    /** Debited; the credit may still happen. */
    CREDITING,
    /** Ended: debited and credited. */
    COMPLETED,
    /** The credit will never happen; the source is to get its money back. */
    REFUNDING,
    /** Ended: debited and refunded. */
    REFUNDED;

    @Override
    public boolean isEnded() {
        return this == COMPLETED || this == REFUNDED;
    }
}
