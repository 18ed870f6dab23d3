// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.saga.console.login;

import io.transfersaga.web.ProblemException;
import io.transfersaga.web.ProblemType;
import io.transfersaga.web.ProblemWriter;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.MediaType;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;

/** What people see who are not logged in, could not, or may not. */
final class LoginRefusals {

    private static final Logger log = LoggerFactory.getLogger(LoginRefusals.class);

    private LoginRefusals() {}

    /** A page leads to the issuer; what scripts ask for does not, since they could not show it. */
    static void logIn(HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
            throws IOException {
        String accepted = request.getHeader("Accept");
        boolean page = accepted != null
                && accepted.contains(MediaType.TEXT_HTML_VALUE)
                && request.getHeader("HX-Request") == null;
        if (page) {
            response.sendRedirect(request.getContextPath() + ConsoleLogin.START_PATH + "/" + IssuerRegistration.ID);
        } else {
            ProblemWriter.write(
                    response, new ProblemException(ProblemType.UNAUTHORIZED, "Log in to the console first."));
        }
    }

    /** The issuer refused, or its token opens nothing here. */
    static void couldNot(HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
            throws IOException, ServletException {
        log.warn("Somebody could not log in to the console: {}", failure.getMessage());
        response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
        request.getRequestDispatcher(ConsoleLogin.FAILED_PATH).forward(request, response);
    }

    /** The token does not allow it. */
    static void mayNot(HttpServletRequest request, HttpServletResponse response, AccessDeniedException failure)
            throws IOException, ServletException {
        response.setStatus(HttpServletResponse.SC_FORBIDDEN);
        request.getRequestDispatcher(ConsoleLogin.FORBIDDEN_PATH).forward(request, response);
    }
}
