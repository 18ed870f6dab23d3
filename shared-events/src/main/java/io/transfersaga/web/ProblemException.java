// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.web;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;

/** A request that is refused, and why. The answer is an RFC 9457 problem whose type is {@code /problems/SLUG}. */
public class ProblemException extends RuntimeException {

    /** What is wrong with one part of a request. */
    public record FieldError(String field, String message) {}

    private static final long serialVersionUID = 1L;
    private static final Duration SOON = Duration.ofSeconds(1);

    private final ProblemType type;
    private final int status;
    private final transient List<FieldError> errors;
    private @Nullable Duration retryAfter;

    /** With the usual status and explanation of its type. */
    public ProblemException(ProblemType type) {
        this(type, type.explanation());
    }

    /** @param detail says more than the type's explanation; without characters that JSON would escape */
    public ProblemException(ProblemType type, String detail) {
        this(type, type.statuses().get(0), detail);
    }

    /** @param status for types that have several, and for what the web server refuses with a status of its own */
    public ProblemException(ProblemType type, int status, String detail) {
        this(type, status, detail, List.of());
    }

    private ProblemException(ProblemType type, int status, String detail, List<FieldError> errors) {
        super(detail, null, false, false);
        this.type = type;
        this.status = status;
        this.errors = List.copyOf(errors);
    }

    /** 400 {@code validation-failed}, naming every part that is wrong. */
    static ProblemException validationFailed(List<FieldError> errors) {
        return new ProblemException(ProblemType.VALIDATION_FAILED, 400, "The request is not valid.", errors);
    }

    static ProblemException validationFailed(String field, String message) {
        return validationFailed(List.of(new FieldError(field, message)));
    }

    /** 503 {@code overloaded}: not now. */
    public static ProblemException overloaded() {
        return new ProblemException(ProblemType.OVERLOADED).retryAfter(SOON);
    }

    /** Adds a {@code Retry-After} header, in whole seconds. */
    public ProblemException retryAfter(Duration wait) {
        this.retryAfter = wait;
        return this;
    }

    public int status() {
        return status;
    }

    public String slug() {
        return type.slug();
    }

    @Nullable
    Duration retryAfter() {
        return retryAfter;
    }

    List<FieldError> errors() {
        return errors;
    }

    ProblemDetail problem() {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(HttpStatusCode.valueOf(status), getMessage());
        problem.setType(URI.create("/problems/" + slug()));
        problem.setTitle(type.title());
        if (!errors.isEmpty()) {
            problem.setProperty("errors", errors);
        }
        return problem;
    }
}
