// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.engine;

/** Where a saga stands. An enum of the saga implements it. */
public interface ProcessState {

    /** As it stands in the saga's row. */
    String name();

    /** Whether nothing changes the saga any more. */
    boolean isEnded();
}
