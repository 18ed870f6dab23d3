// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.stream.Collectors;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;

/** Writes a problem where Spring's own answering is not reached: in filters, and in Tomcat before them. */
public final class ProblemWriter {

    private ProblemWriter() {}

    /** Headers that are set already go with it. */
    public static void write(HttpServletResponse response, ProblemException problem) throws IOException {
        response.setStatus(problem.status());
        Duration retryAfter = problem.retryAfter();
        if (retryAfter != null) {
            response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(retryAfter.toSeconds()));
        }
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.getOutputStream().write(json(problem).getBytes(StandardCharsets.UTF_8));
    }

    /** Everything in it is text of ours, with nothing to escape. */
    static String json(ProblemException problem) {
        String errors = problem.errors().stream()
                .map(error -> "{\"field\":\"%s\",\"message\":\"%s\"}".formatted(error.field(), error.message()))
                .collect(Collectors.joining(",", ",\"errors\":[", "]"));
        return "{\"type\":\"/problems/%s\",\"title\":\"%s\",\"status\":%d,\"detail\":\"%s\"%s}"
                .formatted(
                        problem.slug(),
                        problem.problem().getTitle(),
                        problem.status(),
                        problem.getMessage(),
                        problem.errors().isEmpty() ? "" : errors);
    }
}
