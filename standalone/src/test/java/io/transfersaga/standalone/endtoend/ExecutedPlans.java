// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.standalone.endtoend;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * By which plan a PostgreSQL server carried out every single statement: its log tells. Its own counters of scans would
 * not do, since sessions report what they have done up to a minute later.
 */
final class ExecutedPlans {

    /** A table that a statement read, and how. */
    record Access(String database, String table, String how, String statement) {

        boolean isFromEndToEnd() {
            return how.endsWith("Seq Scan");
        }
    }

    private static final String FILE = "plans";
    private static final Pattern PLAN = Pattern.compile("duration: .* plan:\n(.*)", Pattern.DOTALL);
    private static final JsonMapper JSON = new JsonMapper();

    private final Path directory;

    /** @param directory for the log */
    ExecutedPlans(Path directory) {
        this.directory = directory;
    }

    /** What makes a server write them. */
    Map<String, String> settings() {
        return Map.ofEntries(
                Map.entry("session_preload_libraries", "auto_explain"),
                Map.entry("auto_explain.log_min_duration", "0"),
                Map.entry("auto_explain.log_nested_statements", "on"),
                Map.entry("auto_explain.log_format", "json"),
                Map.entry("logging_collector", "on"),
                Map.entry("log_destination", "jsonlog"),
                Map.entry("log_directory", directory.toAbsolutePath().toString()),
                Map.entry("log_filename", FILE + ".log"),
                Map.entry("log_rotation_age", "0"),
                Map.entry("log_rotation_size", "0"));
    }

    /** So far. Every session's statements are in the order in which it carried them out. */
    Stream<Access> accesses() {
        try {
            return Files.readAllLines(directory.resolve(FILE + ".json")).stream()
                    .flatMap(ExecutedPlans::parse)
                    .flatMap(ExecutedPlans::accesses);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<JsonNode> parse(String line) {
        try {
            return Stream.of(JSON.readTree(line));
        } catch (JacksonException e) {
            return Stream.empty(); // the last line may be half written
        }
    }

    private static Stream<Access> accesses(JsonNode line) {
        Matcher plan = PLAN.matcher(line.path("message").asString(""));
        if (!plan.matches()) {
            return Stream.empty();
        }
        JsonNode explained = JSON.readTree(plan.group(1));
        return nodes(explained.path("Plan"))
                .filter(node -> node.has("Relation Name"))
                .map(node -> new Access(
                        line.path("dbname").asString(),
                        node.path("Relation Name").asString(),
                        node.path("Node Type").asString(),
                        explained.path("Query Text").asString()));
    }

    private static Stream<JsonNode> nodes(JsonNode plan) {
        return Stream.concat(Stream.of(plan), plan.path("Plans").valueStream().flatMap(ExecutedPlans::nodes));
    }
}
