// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.standalone.endtoend;

import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What a service says of itself at {@code /v3/api-docs}. */
final class ApiDescription {

    /** @param name such as {@code POST /transfers} */
    record Operation(String name, String path, JsonNode described) {

        boolean isAt(String method, String calledPath) {
            return name.startsWith(method + " ") && calledPath.matches(path.replaceAll("\\{.*?}", "[^/]+"));
        }

        /** Everything it may be answered with, by status. */
        JsonNode responses() {
            return described.path("responses");
        }
    }

    /** @param where it stands */
    record Example(String where, JsonNode value, JsonNode schema) {}

    private final JsonNode document;
    private final List<Operation> operations = new ArrayList<>();

    ApiDescription(JsonNode document) {
        this.document = document;
        document.path("paths")
                .properties()
                .forEach(path -> path.getValue()
                        .properties()
                        .forEach(operation -> operations.add(new Operation(
                                operation.getKey().toUpperCase(Locale.ROOT) + " " + path.getKey(),
                                path.getKey(),
                                operation.getValue()))));
    }

    static ApiDescription of(Http service) {
        return new ApiDescription(service.get("/v3/api-docs").expect(200).body());
    }

    JsonNode document() {
        return document;
    }

    List<Operation> operations() {
        return operations;
    }

    Operation operation(String method, String path) {
        // What is spelt out comes before what a parameter takes: /sagas/summary before /sagas/{transferId}.
        return operations.stream()
                .filter(operation -> operation.isAt(method, path))
                .min((a, b) -> Boolean.compare(a.path().contains("{"), b.path().contains("{")))
                .orElseThrow(() -> new AssertionError(method + " " + path + " is not described"));
    }

    /** Every problem that some request may be answered with. */
    Set<String> problems() {
        Set<String> problems = new TreeSet<>();
        Stream.concat(
                        operations.stream()
                                .flatMap(operation -> operation.responses().valueStream()),
                        document.at("/components/responses").valueStream())
                .map(response -> response.at("/content/application~1problem+json/examples"))
                .forEach(examples -> problems.addAll(examples.propertyNames()));
        return problems;
    }

    /** Every example of JSON, with the schema that it should keep. */
    List<Example> examples() {
        List<Example> examples = new ArrayList<>();
        for (Operation operation : operations) {
            collect(operation.name() + " body", operation.described().path("requestBody"), examples);
            operation
                    .responses()
                    .properties()
                    .forEach(answer -> collect(operation.name() + " " + answer.getKey(), answer.getValue(), examples));
        }
        return examples;
    }

    private static void collect(String where, JsonNode holder, List<Example> examples) {
        holder.path("content").properties().forEach(media -> {
            if (media.getKey().contains("json")) {
                media.getValue()
                        .path("examples")
                        .properties()
                        .forEach(example -> examples.add(new Example(
                                where + " " + example.getKey(),
                                example.getValue().path("value"),
                                media.getValue().path("schema"))));
            }
        });
    }

    /** How the value differs from the schema, which may refer to others of this description. */
    List<String> faults(JsonNode schema, JsonNode value) {
        var checked = (ObjectNode) schema.deepCopy();
        checked.set("components", document.path("components"));
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(checked)
                .validate(value)
                .stream()
                .map(Object::toString)
                .toList();
    }
}
