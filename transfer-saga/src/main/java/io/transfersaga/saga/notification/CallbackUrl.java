// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.saga.notification;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where a caller wants to be told. The ledger has seen to it that it is an absolute http or https URL. */
record CallbackUrl(URI uri) {

    private static final int MAX_PORT = 65_535;
    private static final int MAX_RECEIVER = 300;
    private static final String NOBODY = "-";

    /** Empty when it cannot be called: an impossible port, or a user's name in it (RFC 9110, section 4.2.4). */
    static Optional<CallbackUrl> parse(String url) {
        URI uri = uri(url);
        if (uri == null || uri.getHost() == null || uri.getRawUserInfo() != null || !hasPort(uri)) {
            return Optional.empty();
        }
        String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
        return scheme.equals("http") || scheme.equals("https") ? Optional.of(new CallbackUrl(uri)) : Optional.empty();
    }

    /** Who answers there: host and port, whatever the URL is; never more than 300 characters. */
    static String receiver(String url) {
        String receiver = parse(url).map(CallbackUrl::authority).orElse(NOBODY);
        return receiver.length() <= MAX_RECEIVER ? receiver : receiver.substring(0, MAX_RECEIVER);
    }

    private String authority() {
        boolean secure = uri.getScheme().equalsIgnoreCase("https");
        int port = uri.getPort() >= 0 ? uri.getPort() : secure ? 443 : 80;
        return uri.getHost().toLowerCase(Locale.ROOT) + ":" + port;
    }

    private static boolean hasPort(URI uri) {
        return uri.getPort() == -1 || (uri.getPort() > 0 && uri.getPort() <= MAX_PORT);
    }

    private static @Nullable URI uri(String url) {
        try {
            return new URI(url);
        } catch (URISyntaxException e) {
            return null;
        }
    }
}
