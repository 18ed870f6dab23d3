// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.saga.process;

import java.util.List;

/** Hears of sagas as they end. */
@FunctionalInterface
public interface EndedSagaListener {

    /**
     * Called in the transaction in which they end, before its commit: what is written here is there if and only if they
     * have ended. Whatever is thrown takes back their ends.
     */
    void ended(List<EndedSaga> sagas);
}
