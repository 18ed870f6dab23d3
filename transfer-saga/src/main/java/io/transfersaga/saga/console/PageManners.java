// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.saga.console;

import io.transfersaga.web.ProblemException;
import io.transfersaga.web.ProblemType;
import io.transfersaga.web.security.Scopes;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.security.Principal;
import java.time.Clock;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.support.RequestContextUtils;
import org.springframework.web.util.ServletRequestPathUtils;

/**
 * What all pages have in common: what a browser may load for them, nothing from elsewhere and nothing inline; in which
 * language they are; and that their forms are sent by themselves and by no other site.
 */
final class PageManners implements HandlerInterceptor {

    private static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self';"
            + " connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    private final ConsoleProperties properties;
    private final Clock clock;

    PageManners(ConsoleProperties properties, Clock clock) {
        this.properties = properties;
        this.clock = clock;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        response.setHeader("Content-Security-Policy", POLICY);
        // With none at all browsers would send forms without saying where these come from.
        response.setHeader("Referrer-Policy", "same-origin");
        boolean changes = changesSomething(request);
        String chosen = request.getParameter("language");
        if (chosen != null && !changes) {
            Language.tagged(chosen).ifPresent(language -> choose(language.locale(), request, response));
        }
        request.setAttribute("page", frame(request));
        if (changes) {
            requireOwnForm(request);
        }
        return true;
    }

    /** For templates, which also know what stands in a request; of a page that fails as well. */
    private PageFrame frame(HttpServletRequest request) {
        return new PageFrame(
                Language.of(RequestContextUtils.getLocale(request)),
                ServletRequestPathUtils.getParsedRequestPath(request).value(),
                properties.sandbox(),
                clock.instant(),
                user(request),
                mayOperate());
    }

    private static @Nullable String user(HttpServletRequest request) {
        Principal principal = request.getUserPrincipal();
        return principal == null ? null : principal.getName();
    }

    /** Where nobody logs in everybody may. */
    private static boolean mayOperate() {
        Authentication person = SecurityContextHolder.getContext().getAuthentication();
        return person == null
                || person.getAuthorities().stream()
                        .anyMatch(authority -> ("SCOPE_" + Scopes.SAGAS_OPERATE).equals(authority.getAuthority()));
    }

    private static void choose(Locale locale, HttpServletRequest request, HttpServletResponse response) {
        var resolver = RequestContextUtils.getLocaleResolver(request);
        if (resolver != null) {
            resolver.setLocale(request, response, locale);
        }
    }

    private static boolean changesSomething(HttpServletRequest request) {
        return !HttpMethod.GET.matches(request.getMethod()) && !HttpMethod.HEAD.matches(request.getMethod());
    }

    /** Browsers say it in one of two headers, neither of which a script can set. Nobody else has a form of ours. */
    private static void requireOwnForm(HttpServletRequest request) {
        String site = request.getHeader("Sec-Fetch-Site");
        String origin = request.getHeader(HttpHeaders.ORIGIN);
        boolean own = site == null
                ? origin != null && isOwn(origin, request.getHeader(HttpHeaders.HOST))
                : site.equals("same-origin");
        if (!own) {
            throw new ProblemException(ProblemType.FORBIDDEN, "Forms are taken from the console's own pages only.");
        }
    }

    private static boolean isOwn(String origin, @Nullable String host) {
        try {
            return host != null && host.equalsIgnoreCase(URI.create(origin).getAuthority());
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
