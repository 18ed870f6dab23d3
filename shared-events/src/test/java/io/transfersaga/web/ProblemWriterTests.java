// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ProblemWriterTests {

    private static final String ANY_TEXT = "\"quoted\" \\ and\nbroken \u0000 \u2028";

    private final JsonMapper json = new JsonMapper();

    @Test
    void writesAProblem() {
        assertThat(ProblemWriter.json(new ProblemException(ProblemType.NOT_FOUND)))
                .isEqualTo("""
                        {"type":"/problems/not-found","title":"Not found","status":404,"detail":"There is nothing here."}""");
    }

    @Test
    void escapesWhateverTextItIsGiven() {
        JsonNode detailed =
                json.readTree(ProblemWriter.json(new ProblemException(ProblemType.VALIDATION_FAILED, ANY_TEXT)));
        JsonNode errors = json.readTree(ProblemWriter.json(
                ProblemException.validationFailed(List.of(new ProblemException.FieldError(ANY_TEXT, ANY_TEXT)))));

        assertThat(detailed.path("detail").asString()).isEqualTo(ANY_TEXT);
        assertThat(errors.path("errors").get(0).path("field").asString()).isEqualTo(ANY_TEXT);
        assertThat(errors.path("errors").get(0).path("message").asString()).isEqualTo(ANY_TEXT);
    }
}
