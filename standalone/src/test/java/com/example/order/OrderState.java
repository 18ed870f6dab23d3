// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package com.example.order;

import io.transfersaga.engine.ProcessState;

/** Where an order stands. */
public enum OrderState implements ProcessState {
    TAKING,
    GIVING_BACK,
    /** Ended: all is taken. */
    CONFIRMED,
    /** Ended: nothing is taken, or all is given back. */
    CANCELLED;

    @Override
    public boolean isEnded() {
        return this == CONFIRMED || this == CANCELLED;
    }
}
