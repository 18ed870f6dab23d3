// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.events;

/** Who reads together: the members of a group share the messages of its topics. */
public final class ConsumerGroups {

    /** All instances of the saga service. */
    public static final String SAGA = "transfer-saga";

    private ConsumerGroups() {}

    /** All instances of one ledger, which also answer the broker's questions about each other's debits. */
    public static String ledger(String ledger) {
        return Topics.ledger(ledger);
    }
}
