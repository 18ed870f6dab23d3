// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.saga.console.login;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The console as a client of the issuer of {@code security.jwt}.
 *
 * @param clientId what the issuer knows the console by; without it nobody logs in
 * @param clientSecret null for a public client; PKCE (RFC 7636) is used either way
 * @param scopes that are asked for; the token decides what a person may do
 * @param authorizationUri where people log in; null: where the issuer says
 * @param tokenUri where a code becomes a token; null: where the issuer says
 */
@ConfigurationProperties("console.login")
record LoginProperties(
        String clientId,
        @Nullable String clientSecret,

        @DefaultValue({"sagas:read", "sagas:operate", "transfers:read", "transfers:write", "accounts:operate"})
        List<String> scopes,

        @Nullable String authorizationUri,
        @Nullable String tokenUri) {

    static final String CLIENT_ID = "console.login.client-id";

    LoginProperties {
        scopes = List.copyOf(scopes);
        if (clientId.isBlank()) {
            throw new IllegalArgumentException(CLIENT_ID + " is empty; set it to what the issuer knows the console by");
        }
        if ((authorizationUri == null) != (tokenUri == null)) {
            throw new IllegalArgumentException(
                    "console.login.authorization-uri and console.login.token-uri belong together: set both or neither");
        }
    }
}
