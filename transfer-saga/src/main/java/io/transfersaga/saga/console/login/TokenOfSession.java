// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.saga.console.login;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Lets a page be asked for as if the request had come with the token that its person logged in with. Each request anew:
 * Spring Security keeps no token authentication in a session.
 */
final class TokenOfSession extends OncePerRequestFilter {

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Authentication loggedIn = SecurityContextHolder.getContext().getAuthentication();
        if (loggedIn != null && loggedIn.getPrincipal() instanceof TokenPerson person) {
            SecurityContextHolder.setContext(new SecurityContextImpl(person.token()));
        }
        chain.doFilter(request, response);
    }
}
