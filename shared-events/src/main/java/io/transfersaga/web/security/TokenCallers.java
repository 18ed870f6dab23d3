// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.web.security;

import java.util.Arrays;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;

/** Callers by their tokens. */
final class TokenCallers implements Callers {

    static final String SCOPE_PREFIX = "SCOPE_";

    private final String accountsClaim;

    TokenCallers(String accountsClaim) {
        this.accountsClaim = accountsClaim;
    }

    /** @throws IllegalStateException if the request came in without a token; nothing may rely on such a caller */
    @Override
    public Caller current() {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        if (authentication instanceof JwtAuthenticationToken token) {
            return caller(token);
        }
        throw new IllegalStateException("a request got here without a token");
    }

    private Caller caller(JwtAuthenticationToken token) {
        boolean operator = token.getAuthorities().stream()
                .anyMatch(authority -> (SCOPE_PREFIX + Scopes.ACCOUNTS_OPERATE).equals(authority.getAuthority()));
        return new Caller(
                token.getToken().getSubject(), accounts(token.getToken().getClaim(accountsClaim)), operator);
    }

    /** A list, or one text with spaces between the ids, as for scopes. */
    private static Set<String> accounts(@Nullable Object claim) {
        if (claim instanceof String text) {
            return Arrays.stream(text.split(" ")).filter(id -> !id.isEmpty()).collect(Collectors.toUnmodifiableSet());
        }
        if (claim instanceof Collection<?> ids) {
            return ids.stream()
                    .filter(String.class::isInstance)
                    .map(String.class::cast)
                    .collect(Collectors.toUnmodifiableSet());
        }
        return Set.of();
    }
}
