// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.rocketmq;

import org.apache.rocketmq.client.producer.LocalTransactionState;

/** What became of a local transaction, as the broker asks it. */
public enum Resolution {
    COMMIT(LocalTransactionState.COMMIT_MESSAGE),
    ROLLBACK(LocalTransactionState.ROLLBACK_MESSAGE),
    /** Not known, or not known yet: the broker asks again. */
    UNKNOWN(LocalTransactionState.UNKNOW);

    private final LocalTransactionState state;

    Resolution(LocalTransactionState state) {
        this.state = state;
    }

    LocalTransactionState state() {
        return state;
    }
}
