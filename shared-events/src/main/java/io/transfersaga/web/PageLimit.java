// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.web;

import org.jspecify.annotations.Nullable;

/** How many items a page may have. */
public final class PageLimit {

    private static final int DEFAULT = 50;
    private static final int MAX = 200;

    private PageLimit() {}

    /**
     * @param limit the query parameter; null when there is none
     * @throws ProblemException 400 {@code validation-failed} when it is no number from 1 to 200
     */
    public static int parse(@Nullable String limit) {
        if (limit == null) {
            return DEFAULT;
        }
        int parsed = limit.matches("[0-9]{1,3}") ? Integer.parseInt(limit) : 0;
        if (parsed < 1 || parsed > MAX) {
            throw ProblemException.validationFailed("limit", "must be a number from 1 to " + MAX);
        }
        return parsed;
    }
}
