// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.standalone.endtoend;

import java.util.Locale;

/** What the services keep their rows in. */
enum Database {
    H2,
    POSTGRESQL;

    /** By {@code -Dendtoend.database=postgresql}; H2 when nothing is said. */
    static Database chosen() {
        return valueOf(System.getProperty("endtoend.database", "h2").toUpperCase(Locale.ROOT));
    }
}
