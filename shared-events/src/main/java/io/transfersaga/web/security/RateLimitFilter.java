// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.web.security;

import io.transfersaga.web.ProblemException;
import io.transfersaga.web.ProblemWriter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.Principal;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses the requests of a caller who sends too many: of the subject of a token, or, without one, of an address.
 * Probes and metrics do not count.
 */
final class RateLimitFilter extends OncePerRequestFilter {

    private final CallerBuckets buckets;
    private final String managementPath;

    /** @param managementPath where the management endpoints are */
    RateLimitFilter(CallerBuckets buckets, String managementPath) {
        this.buckets = buckets;
        this.managementPath = managementPath;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            buckets.take(caller(request));
        } catch (ProblemException refused) {
            ProblemWriter.write(response, refused);
            return;
        }
        chain.doFilter(request, response);
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return request.getRequestURI().startsWith(managementPath + "/");
    }

    static String address(HttpServletRequest request) {
        return "address " + request.getRemoteAddr();
    }

    private static String caller(HttpServletRequest request) {
        Principal principal = request.getUserPrincipal();
        return principal == null ? address(request) : "subject " + principal.getName();
    }
}
