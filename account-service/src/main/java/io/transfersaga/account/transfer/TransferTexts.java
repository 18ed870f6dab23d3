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

    private TransferTexts() {}

    static void checkReference(String reference, Violations violations) {
        if (reference.codePointCount(0, reference.length()) > MAX_REFERENCE_CODE_POINTS) {
            violations.add("reference", "has more than " + MAX_REFERENCE_CODE_POINTS + " characters");
        } else {
            violations.checkPrintable("reference", reference);
        }
    }

    static void checkCallbackUrl(String url, Violations violations) {
        if (url.length() > MAX_URL_LENGTH || !URL.matcher(url).matches() || !hasHost(url)) {
            violations.add("callbackUrl", "must be an absolute http or https URL of at most 2048 characters");
        }
    }

    private static boolean hasHost(String url) {
        try {
            return new URI(url).getHost() != null;
        } catch (URISyntaxException e) {
            return false;
        }
    }
}
