// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.web.security;

/** A service would let everybody do everything, and more than its own machine could reach it. */
final class UnprotectedAddressException extends IllegalStateException {

    static final String FIX =
            "Set %s (or %s) so that callers need a token, listen on 127.0.0.1, or accept it with %s=true."
                    .formatted(
                            SecuritySettings.ISSUER_URI,
                            SecuritySettings.JWK_SET_URI,
                            SecuritySettings.ALLOW_UNPROTECTED);

    private static final long serialVersionUID = 1L;

    private final String danger;

    UnprotectedAddressException(String property, String address) {
        this("%s=%s can be reached from other machines, and nothing asks callers who they are."
                .formatted(property, address));
    }

    private UnprotectedAddressException(String danger) {
        super(danger + " " + FIX);
        this.danger = danger;
    }

    String danger() {
        return danger;
    }
}
