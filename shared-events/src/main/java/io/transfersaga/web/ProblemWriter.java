// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import tools.jackson.databind.json.JsonMapper;

/** Writes a problem where Spring's own answering is not reached: in filters, and in Tomcat before them. */
public final class ProblemWriter {

    private static final JsonMapper JSON = new JsonMapper();

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

    /** As Spring's own answering would. */
    static String json(ProblemException problem) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("type", "/problems/" + problem.slug());
        json.put("title", String.valueOf(problem.problem().getTitle()));
        json.put("status", problem.status());
        json.put("detail", String.valueOf(problem.getMessage()));
        if (!problem.errors().isEmpty()) {
            json.put("errors", problem.errors());
        }
        return JSON.writeValueAsString(json);
    }
}
