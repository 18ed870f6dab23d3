// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.web;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ProblemDetail;

/** A request that is refused, and why. The answer is an RFC 9457 problem whose type is {@code /problems/SLUG}. */
public class ProblemException extends RuntimeException {

    /** What is wrong with one part of a request. */
    public record FieldError(String field, String message) {}

    private static final long serialVersionUID = 1L;
    private static final Duration SOON = Duration.ofSeconds(1);

    private final int status;
    private final String slug;
    private final transient List<FieldError> errors;
    private @Nullable Duration retryAfter;

    public ProblemException(int status, String slug, String detail) {
        this(status, slug, detail, List.of());
    }

    private ProblemException(int status, String slug, String detail, List<FieldError> errors) {
        super(detail, null, false, false);
        this.status = status;
        this.slug = slug;
        this.errors = List.copyOf(errors);
    }

    /** 400 {@code validation-failed}, naming every part that is wrong. */
    static ProblemException validationFailed(List<FieldError> errors) {
        return new ProblemException(400, "validation-failed", "The request is not valid.", errors);
    }

    static ProblemException validationFailed(String field, String message) {
        return validationFailed(List.of(new FieldError(field, message)));
    }

    /** 503 {@code overloaded}: not now. */
    public static ProblemException overloaded() {
        return new ProblemException(503, "overloaded", "Too much to do, or the database is away; try again later.")
                .retryAfter(SOON);
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
        return slug;
    }

    @Nullable
    Duration retryAfter() {
        return retryAfter;
    }

    List<FieldError> errors() {
        return errors;
    }

    ProblemDetail problem() {
        ProblemDetail problem =
                ProblemDetail.forStatusAndDetail(org.springframework.http.HttpStatusCode.valueOf(status), getMessage());
        problem.setType(URI.create("/problems/" + slug));
        problem.setTitle(title(slug));
        if (!errors.isEmpty()) {
            problem.setProperty("errors", errors);
        }
        return problem;
    }

    private static String title(String slug) {
        String words = slug.replace('-', ' ');
        return Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }
}
