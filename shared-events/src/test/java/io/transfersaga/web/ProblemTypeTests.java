// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.transfersaga.events.FailureReason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ProblemTypeTests {

    @ParameterizedTest
    @EnumSource
    void isFoundByItsSlug(ProblemType type) {
        assertThat(type.slug()).matches("[a-z]+(-[a-z]+)*");
        assertThat(ProblemType.find(type.slug())).hasValue(type);
    }

    @Test
    void isNotFoundByAnythingElse() {
        assertThat(ProblemType.find("Same-Account")).isEmpty();
        assertThatThrownBy(() -> ProblemType.ofSlug("")).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @EnumSource
    void saysWhatItMeansAndWhatToDo(ProblemType type) {
        assertThat(type.explanation()).endsWith(".").doesNotContain("\"", "\\");
        assertThat(type.remedy()).endsWith(".");
        assertThat(type.statuses()).allSatisfy(status -> assertThat(status).isBetween(400, 599));
    }

    @ParameterizedTest
    @EnumSource
    void explainsEveryReasonThatACreditFailsFor(FailureReason reason) {
        assertThat(ProblemType.find(reason.slug())).isPresent();
    }

    /** On a failure the right rows stand in the message. */
    @Test
    void standsInTheDocs() throws IOException {
        String rows = Arrays.stream(ProblemType.values())
                .map(type -> "| `%s` | %s | %s | %s |\n"
                        .formatted(type.slug(), statuses(type), type.explanation(), type.remedy()))
                .collect(Collectors.joining());

        assertThat(Files.readString(Path.of("..", "docs", "problems.md")))
                .endsWith("| --- | --- | --- | --- |\n" + rows);
    }

    private static String statuses(ProblemType type) {
        return type.statuses().isEmpty()
                ? "–"
                : type.statuses().stream().map(String::valueOf).collect(Collectors.joining(", "));
    }
}
