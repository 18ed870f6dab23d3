// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.web;

import io.transfersaga.database.DatabaseFailures;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.exc.PropertyBindingException;

/**
 * Answers every failure as a problem; those that no caller caused are logged, and their answer says nothing of them.
 */
@RestControllerAdvice
class ProblemAdvice extends ResponseEntityExceptionHandler {

    private static final Logger log = LoggerFactory.getLogger(ProblemAdvice.class);

    private static final Map<Integer, ProblemType> TYPES = Map.of(
            404, ProblemType.NOT_FOUND,
            405, ProblemType.METHOD_NOT_ALLOWED,
            406, ProblemType.NOT_ACCEPTABLE,
            413, ProblemType.BODY_TOO_LARGE,
            415, ProblemType.UNSUPPORTED_MEDIA_TYPE,
            503, ProblemType.OVERLOADED);

    @ExceptionHandler
    ResponseEntity<Object> handleProblem(ProblemException problem) {
        var headers = new HttpHeaders();
        Duration retryAfter = problem.retryAfter();
        if (retryAfter != null) {
            headers.set(HttpHeaders.RETRY_AFTER, Long.toString(retryAfter.toSeconds()));
        }
        return answer(problem, headers);
    }

    @ExceptionHandler
    ResponseEntity<Object> handleUnexpected(RuntimeException failure) {
        if (DatabaseFailures.isOutage(failure)) {
            log.warn("The database does not answer: {}", failure.toString());
            return handleProblem(ProblemException.overloaded());
        }
        log.error("A request failed", failure);
        return answer(new ProblemException(ProblemType.INTERNAL_ERROR), new HttpHeaders());
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleHttpMessageNotReadable(
            HttpMessageNotReadableException failure, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        return answer(unreadable(failure.getCause()), headers);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleMissingServletRequestParameter(
            MissingServletRequestParameterException failure,
            HttpHeaders headers,
            HttpStatusCode status,
            WebRequest request) {
        return answer(ProblemException.validationFailed(failure.getParameterName(), "is missing"), headers);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleExceptionInternal(
            Exception failure, @Nullable Object body, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        if (status.value() == 400) {
            return answer(ProblemException.validationFailed("request", "cannot be understood"), headers);
        }
        if (status.value() == 500) {
            log.error("A request failed", failure);
            return answer(new ProblemException(ProblemType.INTERNAL_ERROR), headers);
        }
        ProblemType type = TYPES.getOrDefault(status.value(), ProblemType.INTERNAL_ERROR);
        return answer(new ProblemException(type, status.value(), String.valueOf(failure.getMessage())), headers);
    }

    private static ProblemException unreadable(@Nullable Throwable cause) {
        if (cause instanceof PropertyBindingException unknown) {
            return ProblemException.validationFailed(unknown.getPropertyName(), "is not known here");
        }
        if (cause instanceof DatabindException mismatch && !mismatch.getPath().isEmpty()) {
            return ProblemException.validationFailed(field(mismatch), "has the wrong type");
        }
        if (cause instanceof StreamReadException malformed) {
            return ProblemException.validationFailed("body", "is not valid JSON: " + malformed.getOriginalMessage());
        }
        return ProblemException.validationFailed("body", "must be one JSON object");
    }

    private static String field(DatabindException mismatch) {
        String name = mismatch.getPath().get(0).getPropertyName();
        return name == null ? "body" : name;
    }

    private static ResponseEntity<Object> answer(ProblemException problem, HttpHeaders headers) {
        return ResponseEntity.status(problem.status())
                .headers(headers)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem.problem());
    }
}
