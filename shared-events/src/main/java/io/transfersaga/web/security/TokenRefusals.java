// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.web.security;

import com.nimbusds.jose.jwk.source.RateLimitReachedException;
import io.transfersaga.web.ProblemException;
import io.transfersaga.web.ProblemType;
import io.transfersaga.web.ProblemWriter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.server.resource.web.BearerTokenAuthenticationEntryPoint;
import org.springframework.security.oauth2.server.resource.web.access.BearerTokenAccessDeniedHandler;
import org.springframework.security.web.firewall.RequestRejectedException;

/** Answers those who may not: with a problem, and with the challenge of RFC 6750 that Spring Security writes. */
final class TokenRefusals {

    private static final Logger log = LoggerFactory.getLogger(TokenRefusals.class);
    private static final Duration SOON = Duration.ofSeconds(2);

    private final BearerTokenAuthenticationEntryPoint challenge = new BearerTokenAuthenticationEntryPoint();
    private final BearerTokenAccessDeniedHandler insufficientScope = new BearerTokenAccessDeniedHandler();
    private final CallerBuckets buckets;

    TokenRefusals(CallerBuckets buckets) {
        this.buckets = buckets;
    }

    /** There is no token, and there must be one. */
    void unauthorized(HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
            throws IOException {
        challenge.commence(request, response, failure);
        ProblemWriter.write(response, new ProblemException(ProblemType.UNAUTHORIZED));
    }

    /** There is a token, and it is none. Who tries many is told to wait. */
    void badToken(HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
            throws IOException {
        try {
            buckets.take(RateLimitFilter.address(request));
        } catch (ProblemException refused) {
            ProblemWriter.write(response, refused);
            return;
        }
        if (failure instanceof AuthenticationServiceException) {
            issuerAway(response, failure);
        } else {
            unauthorized(request, response, failure);
        }
    }

    void forbidden(HttpServletRequest request, HttpServletResponse response, AccessDeniedException failure)
            throws IOException {
        insufficientScope.handle(request, response, failure);
        ProblemWriter.write(response, new ProblemException(ProblemType.FORBIDDEN));
    }

    /** No id of ours has such characters. */
    static void oddPath(HttpServletRequest request, HttpServletResponse response, RequestRejectedException failure)
            throws IOException {
        ProblemWriter.write(response, new ProblemException(ProblemType.NOT_FOUND));
    }

    /** Nobody can say whether the token is good. */
    private static void issuerAway(HttpServletResponse response, AuthenticationException failure) throws IOException {
        Throwable cause = NestedExceptionUtils.getMostSpecificCause(failure);
        if (cause instanceof RateLimitReachedException) {
            log.debug("The issuer was asked for its keys a moment ago");
        } else {
            log.warn("The keys of the issuer cannot be had: {}", cause.toString());
        }
        ProblemWriter.write(
                response,
                new ProblemException(ProblemType.OVERLOADED, "Tokens cannot be checked just now; try again later.")
                        .retryAfter(SOON));
    }
}
