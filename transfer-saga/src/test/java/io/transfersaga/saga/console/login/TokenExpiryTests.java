// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.saga.console.login;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;

class TokenExpiryTests {

    private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");

    private final TokenExpiry filter = new TokenExpiry(Clock.fixed(NOW, ZoneOffset.UTC));
    private final MockHttpSession session = new MockHttpSession();

    @AfterEach
    void clear() {
        SecurityContextHolder.clearContext();
    }

    @Test
    void endsTheSessionWithTheToken() throws Exception {
        passWithTokenUntil(NOW.plusSeconds(5));

        assertThat(session.isInvalid()).isTrue();
        assertThat(SecurityContextHolder.getContext().getAuthentication()).isNull();
    }

    @Test
    void letsPassWhoseTokenIsGood() throws Exception {
        passWithTokenUntil(NOW.plusSeconds(6));

        assertThat(session.isInvalid()).isFalse();
        assertThat(SecurityContextHolder.getContext().getAuthentication()).isNotNull();
    }

    private void passWithTokenUntil(Instant end) throws Exception {
        var token = Jwt.withTokenValue("token")
                .header("alg", "RS256")
                .subject("olga")
                .issuedAt(NOW.minusSeconds(60))
                .expiresAt(end)
                .build();
        SecurityContextHolder.setContext(new SecurityContextImpl(new JwtAuthenticationToken(token, List.of())));
        var request = new MockHttpServletRequest();
        request.setSession(session);
        filter.doFilter(request, new MockHttpServletResponse(), new MockFilterChain());
    }
}
