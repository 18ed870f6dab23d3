// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.saga.console;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What stands around every page.
 *
 * @param path of this page
 * @param sandbox whether money may be moved and accounts changed from here
 * @param user who is logged in; null where nobody has to
 * @param operator whether they may ask something of a saga
 */
record PageFrame(
        Language language,
        String path,
        boolean sandbox,
        Instant now,
        @Nullable String user,
        boolean operator) {

    public List<Language> languages() {
        return ConsoleConfiguration.languages();
    }

    public String clock() {
        return Times.INSTANCE.full(now);
    }

    public boolean isAt(String section) {
        return section.equals("/") ? path.equals("/") : path.startsWith(section);
    }
}
