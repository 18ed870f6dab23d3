// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.account.transfer;

import io.transfersaga.web.Violations;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.regex.Pattern;

/** The rules for the texts that a transfer carries. */
final class TransferTexts {

    private static final int MAX_REFERENCE_CODE_POINTS = 140;
    private static final Pattern URL = Pattern.compile("(?i)https?://[!-~]+");
    private static final int MAX_URL_LENGTH = 2048;
    private static final int MAX_PORT = 65_535;

    private TransferTexts() {}

    static void checkReference(String reference, Violations violations) {
        if (reference.codePointCount(0, reference.length()) > MAX_REFERENCE_CODE_POINTS) {
            violations.add("reference", "has more than " + MAX_REFERENCE_CODE_POINTS + " characters");
        } else {
            violations.checkPrintable("reference", reference);
        }
    }

    static void checkCallbackUrl(String url, Violations violations) {
        if (url.length() > MAX_URL_LENGTH || !URL.matcher(url).matches() || !isCallable(url)) {
            violations.add(
                    "callbackUrl",
                    "must be an absolute http or https URL of at most 2048 characters, without a user name");
        }
    }

    /** A host, a port that exists if there is one, and no user's name or password (RFC 9110, section 4.2.4). */
    private static boolean isCallable(String url) {
        try {
            var uri = new URI(url);
            boolean hasPort = uri.getPort() == -1 || (uri.getPort() > 0 && uri.getPort() <= MAX_PORT);
            return uri.getHost() != null && uri.getRawUserInfo() == null && hasPort;
        } catch (URISyntaxException e) {
            return false;
        }
    }
}
