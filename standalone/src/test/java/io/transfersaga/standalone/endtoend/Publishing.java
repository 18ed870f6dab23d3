// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.standalone.endtoend;

import java.util.Locale;

/** How the ledgers tell of debits. */
public enum Publishing {
    TRANSACTIONAL_MESSAGE,
    MESSAGE_TABLE;

    /** By {@code -Dendtoend.publishing=message-table}; by transactional messages when nothing is said. */
    public static Publishing chosen() {
        return valueOf(System.getProperty("endtoend.publishing", "transactional-message")
                .toUpperCase(Locale.ROOT)
                .replace('-', '_'));
    }

    /** As a ledger is told so. */
    String property() {
        return "--ledger.publishing=" + this;
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
