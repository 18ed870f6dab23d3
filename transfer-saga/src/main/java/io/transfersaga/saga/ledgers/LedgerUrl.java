// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.saga.ledgers;

import java.net.URI;
import java.net.URISyntaxException;

/** Where a ledger answers, something like {@code http://127.0.0.1:8081}. */
record LedgerUrl(URI uri) {

    /** @throws IllegalArgumentException that says what would be right; Spring's binding names the property */
    public static LedgerUrl valueOf(String text) {
        try {
            var uri = new URI(text);
            if (uri.getHost() != null && ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()))) {
                return new LedgerUrl(uri.getPath().endsWith("/") ? uri : URI.create(text + "/"));
            }
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException(advice(text), e);
        }
        throw new IllegalArgumentException(advice(text));
    }

    URI resolve(String path) {
        return uri.resolve(path.substring(1));
    }

    private static String advice(String text) {
        return text + " is no address of a ledger: use one such as http://127.0.0.1:8081";
    }
}
