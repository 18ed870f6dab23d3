// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.saga.console.login;

import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;

/** The one issuer, asked to describe itself when the first person logs in: a service starts without its issuer. */
final class IssuerRegistration implements ClientRegistrationRepository {

    static final String ID = "issuer";

    private final LoginProperties properties;
    private final @Nullable String issuerUri;
    private volatile @Nullable ClientRegistration known;

    /** @param issuerUri where it describes itself; null when the properties say where to log in */
    IssuerRegistration(LoginProperties properties, @Nullable String issuerUri) {
        if (issuerUri == null && properties.authorizationUri() == null) {
            throw new IllegalStateException("Nobody knows where to log in: set security.jwt.issuer-uri,"
                    + " or console.login.authorization-uri and console.login.token-uri");
        }
        this.properties = properties;
        this.issuerUri = issuerUri;
    }

    @Override
    public @Nullable ClientRegistration findByRegistrationId(String id) {
        if (!id.equals(ID)) {
            return null;
        }
        ClientRegistration registration = known;
        if (registration == null) {
            registration = describe();
            known = registration;
        }
        return registration;
    }

    private ClientRegistration describe() {
        String secret = properties.clientSecret();
        return endpoints()
                .registrationId(ID)
                .clientId(properties.clientId())
                .clientSecret(secret == null ? "" : secret)
                .clientAuthenticationMethod(
                        secret == null
                                ? ClientAuthenticationMethod.NONE
                                : ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                .redirectUri("{baseUrl}" + ConsoleLogin.CODE_PATH)
                .scope(properties.scopes())
                .build();
    }

    private ClientRegistration.Builder endpoints() {
        String authorization = properties.authorizationUri();
        String token = properties.tokenUri();
        if (authorization == null || token == null) {
            return ClientRegistrations.fromIssuerLocation(String.valueOf(issuerUri));
        }
        return ClientRegistration.withRegistrationId(ID)
                .authorizationUri(authorization)
                .tokenUri(token);
    }
}
