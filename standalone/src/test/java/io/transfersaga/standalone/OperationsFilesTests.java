// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.json.JsonMapper;

/** What operators are given can be read, and says what it is. */
class OperationsFilesTests {

    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final Path OPERATIONS = ROOT.resolve("docs/operations");

    static Stream<Path> deployments() throws IOException {
        try (Stream<Path> manifests = Files.list(OPERATIONS.resolve("kubernetes"))) {
            return Stream.concat(Stream.of(ROOT.resolve("compose.yaml")), manifests.toList().stream());
        }
    }

    @ParameterizedTest
    @MethodSource("deployments")
    void holdsDeploymentsThatAreYamlAndSayThatTheyAreUntested(Path file) throws IOException {
        String text = Files.readString(file);

        assertThat(text).startsWith("# UNTESTED");
        assertThat(documents(text))
                .isNotEmpty()
                .allSatisfy(document -> assertThat(document).isInstanceOf(Map.class));
    }

    @Test
    void tellsWhatToDoAboutEveryAlert() throws IOException {
        String alerts = Files.readString(OPERATIONS.resolve("alerts.yml"));
        List<String> names = Pattern.compile("- alert: (\\w+)")
                .matcher(alerts)
                .results()
                .map((MatchResult match) -> match.group(1))
                .toList();
        String runbook = Files.readString(ROOT.resolve("docs/operations.md"));

        assertThat(documents(alerts)).hasSize(1);
        assertThat(names)
                .hasSizeGreaterThan(10)
                .allSatisfy(name -> assertThat(runbook).contains("**" + name + ".**"));
    }

    @Test
    void holdsADashboard() throws IOException {
        assertThat(new JsonMapper()
                        .readTree(OPERATIONS.resolve("dashboard.json"))
                        .path("panels")
                        .size())
                .isGreaterThan(10);
    }

    private static List<Object> documents(String yaml) {
        return StreamSupport.stream(new Yaml().loadAll(yaml).spliterator(), false)
                .toList();
    }
}
