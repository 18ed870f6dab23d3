// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.saga.console;

import io.transfersaga.database.DatabaseFailures;
import io.transfersaga.web.ProblemException;
import io.transfersaga.web.ProblemType;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.servlet.ModelAndView;

/** Tells people on a page what callers are told in JSON. */
@ControllerAdvice(basePackageClasses = PageProblems.class)
@Order(Ordered.HIGHEST_PRECEDENCE)
class PageProblems {

    private static final Logger log = LoggerFactory.getLogger(PageProblems.class);

    /** Those that have words of their own. */
    private static final Set<String> KNOWN =
            Set.of("saga-not-found", "not-found", "forbidden", "overloaded", "validation-failed", "internal-error");

    @ExceptionHandler
    ModelAndView handleProblem(ProblemException problem, HttpServletResponse response) {
        response.setStatus(problem.status());
        var page = new ModelAndView("problem");
        page.addObject("slug", KNOWN.contains(problem.slug()) ? problem.slug() : "internal-error");
        page.addObject("status", problem.status());
        return page;
    }

    @ExceptionHandler
    ModelAndView handleUnexpected(RuntimeException failure, HttpServletResponse response) {
        if (DatabaseFailures.isOutage(failure)) {
            log.warn("The database does not answer: {}", failure.toString());
            return handleProblem(ProblemException.overloaded(), response);
        }
        log.error("A page failed", failure);
        return handleProblem(new ProblemException(ProblemType.INTERNAL_ERROR, "The page failed here."), response);
    }
}
