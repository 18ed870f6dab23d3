// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.saga.console.login;

import java.util.Collection;
import java.util.Map;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.user.OAuth2User;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationConverter;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;

/**
 * Who has logged in, by nothing but the access token: it must be as good as any that comes with a request, made out for
 * this API.
 */
record TokenPerson(JwtAuthenticationToken token) implements OAuth2User {

    /** @throws OAuth2AuthenticationException when a request with this token would be refused, too */
    static TokenPerson of(String accessToken, JwtDecoder tokens) {
        try {
            Jwt jwt = tokens.decode(accessToken);
            return new TokenPerson((JwtAuthenticationToken) new JwtAuthenticationConverter().convert(jwt));
        } catch (JwtException e) {
            throw new OAuth2AuthenticationException(
                    new OAuth2Error("invalid_token"), "The token opens nothing here", e);
        }
    }

    @Override
    public Map<String, Object> getAttributes() {
        return token.getTokenAttributes();
    }

    @Override
    public Collection<? extends GrantedAuthority> getAuthorities() {
        return token.getAuthorities();
    }

    @Override
    public String getName() {
        return token.getName();
    }
}
