// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.web.security;

import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.core.env.Environment;

/**
 * Who may come in. A misspelt property below {@code security} ends the start: a lock that nobody turned looks like one
 * that somebody did.
 *
 * @param allowUnprotected whether everybody who reaches the service may do everything, although others than its own
 *     machine can
 * @param jwt whose tokens open what; null when none do
 */
@ConfigurationProperties(prefix = "security", ignoreUnknownFields = false)
record SecuritySettings(
        @DefaultValue("false") boolean allowUnprotected,
        @Nullable Jwt jwt,
        @DefaultValue RateLimit rateLimit) {

    static final String ISSUER_URI = "security.jwt.issuer-uri";
    static final String JWK_SET_URI = "security.jwt.jwk-set-uri";
    static final String ALLOW_UNPROTECTED = "security.allow-unprotected";

    SecuritySettings {
        if (jwt != null && jwt.issuerUri() == null && jwt.jwkSetUri() == null) {
            throw new IllegalArgumentException("security.jwt.* opens nothing without an issuer: set " + ISSUER_URI
                    + " to the issuer's address, or " + JWK_SET_URI + " to that of its keys");
        }
    }

    /** Whether callers need a token. */
    static boolean areOn(Environment environment) {
        return environment.containsProperty(ISSUER_URI) || environment.containsProperty(JWK_SET_URI);
    }

    /**
     * @param issuerUri what tokens must name as their issuer, and where it describes itself (OpenID Connect Discovery)
     * @param jwkSetUri where its keys are, if it does not say so itself
     * @param audiences of which a token must name one; empty: tokens for anybody will do
     * @param accountsClaim the claim that lists the accounts a caller may move money from
     */
    record Jwt(
            @Nullable String issuerUri,
            @Nullable String jwkSetUri,
            @DefaultValue List<String> audiences,
            @DefaultValue("accounts") String accountsClaim) {

        Jwt {
            requireAddress(ISSUER_URI, issuerUri);
            requireAddress(JWK_SET_URI, jwkSetUri);
            audiences = List.copyOf(audiences);
            if (accountsClaim.isBlank()) {
                throw new IllegalArgumentException(
                        "security.jwt.accounts-claim is empty: name the claim that lists a caller's accounts");
            }
        }

        private static void requireAddress(String property, @Nullable String address) {
            if (address != null && !address.matches("https?://[!-~]+")) {
                throw new IllegalArgumentException(
                        property + "=" + address + " is no address: use one such as https://issuer.example.com");
            }
            if (address != null) {
                URI.create(address);
            }
        }
    }

    /**
     * @param requestsPerSecond of one caller, in the long run; 0: as many as come
     * @param burst requests of one caller at once; 0: as many as in two seconds
     * @param maxCallers of whom it is known how much they asked for lately
     */
    record RateLimit(
            @DefaultValue("0") int requestsPerSecond,
            @DefaultValue("0") int burst,
            @DefaultValue("10000") int maxCallers) {

        private static final int MAX = 1_000_000;

        RateLimit {
            require("requests-per-second", requestsPerSecond, 0);
            require("burst", burst, 0);
            require("max-callers", maxCallers, 1);
        }

        boolean isOn() {
            return requestsPerSecond > 0;
        }

        int capacity() {
            return burst > 0 ? burst : 2 * requestsPerSecond;
        }

        private static void require(String name, int value, int min) {
            if (value < min || value > MAX) {
                throw new IllegalArgumentException(
                        "security.rate-limit.%s is a number from %d to %d, not %d".formatted(name, min, MAX, value));
            }
        }
    }
}
