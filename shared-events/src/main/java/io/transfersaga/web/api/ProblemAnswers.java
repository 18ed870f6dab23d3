// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.web.api;

import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.transfersaga.web.ProblemType;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/** Refusals: one answer per status, with an example of each problem that has it. */
final class ProblemAnswers {

    private static final Schema<?> PROBLEM = new Schema<>().$ref("#/components/schemas/Problem");

    private ProblemAnswers() {}

    static ApiResponse of(int status, Collection<ProblemType> problems) {
        var media = new MediaType().schema(PROBLEM);
        problems.forEach(problem -> media.addExamples(problem.slug(), Schemas.example(example(problem, status))));
        String description = problems.stream()
                .map(problem -> "`%s`: %s".formatted(problem.slug(), problem.explanation()))
                .collect(Collectors.joining("\n\n"));
        var response = new ApiResponse()
                .description(description)
                .content(new Content()
                        .addMediaType(org.springframework.http.MediaType.APPLICATION_PROBLEM_JSON_VALUE, media));
        headers(status).forEach(header -> response.addHeaderObject(header.name(), Schemas.header(header)));
        return response;
    }

    private static List<ApiHeader> headers(int status) {
        var headers = new ArrayList<ApiHeader>();
        if (status == 401 || status == 403) {
            headers.add(ApiHeader.WWW_AUTHENTICATE);
        }
        if (status == 429 || status == 503) {
            headers.add(ApiHeader.RETRY_AFTER);
        }
        return headers;
    }

    private static String example(ProblemType problem, int status) {
        String errors = problem == ProblemType.VALIDATION_FAILED
                ? ",\"errors\":[{\"field\":\"amount\",\"message\":\"is missing\"}]"
                : "";
        return "{\"type\":\"/problems/%s\",\"title\":\"%s\",\"status\":%d,\"detail\":\"%s\"%s}"
                .formatted(problem.slug(), problem.title(), status, problem.explanation(), errors);
    }
}
