// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.web.api;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.parameters.RequestBody;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Completes one operation. Types and parameters are springdoc's, the words are the endpoint's. */
final class DescribedOperation {

    private final Endpoint endpoint;
    private final String section;
    private final Map<String, Field> fields;
    private final Components components;

    DescribedOperation(Endpoint endpoint, String section, Map<String, Field> fields, Components components) {
        this.endpoint = endpoint;
        this.section = section;
        this.fields = fields;
        this.components = components;
    }

    void describe(Operation operation) {
        operation.tags(List.of(section)).summary(endpoint.summary()).description(endpoint.description());
        operation.setOperationId(operationId());
        describeParameters(operation);
        describeBody(operation.getRequestBody());
        Schema<?> answer = answerSchema(operation);
        var responses = new ApiResponses();
        endpoint.answers().forEach((status, told) -> responses.addApiResponse(status.toString(), answer(told, answer)));
        endpoint.problems()
                .forEach((status, problems) ->
                        responses.addApiResponse(status.toString(), ProblemAnswers.of(status, problems)));
        operation.setResponses(responses);
    }

    /** For generated clients: such as {@code postAccountsDeposits}. */
    private String operationId() {
        var id = new StringBuilder(endpoint.method().name().toLowerCase(java.util.Locale.ROOT));
        for (String part : endpoint.path().split("[/{}]+")) {
            if (!part.isEmpty()) {
                id.append(Character.toUpperCase(part.charAt(0))).append(part.substring(1));
            }
        }
        return id.toString();
    }

    private void describeParameters(Operation operation) {
        var parameters = new ArrayList<Parameter>();
        for (Parameter parameter : Objects.requireNonNullElse(operation.getParameters(), List.<Parameter>of())) {
            // Headers are told by the endpoint: it reads them as they come.
            if (!"header".equals(parameter.getIn())) {
                Field field = endpoint.parameters().getOrDefault(parameter.getName(), fields.get(parameter.getName()));
                if (field != null) {
                    parameter.description(field.description()).schema(Schemas.of(field));
                }
                parameters.add(parameter);
            }
        }
        endpoint.headers().forEach(header -> parameters.add(Schemas.requiredHeader(header)));
        operation.setParameters(parameters.isEmpty() ? null : parameters);
    }

    private void describeBody(@Nullable RequestBody body) {
        Endpoint.Body told = endpoint.body();
        if (body == null || told == null) {
            if (body != null || told != null) {
                throw new IllegalStateException(endpoint.path() + ": a body is described or taken, not both");
            }
            return;
        }
        MediaType media = body.getContent().values().iterator().next();
        media.addExamples("example", Schemas.example(told.example()));
        body.required(true)
                .content(new Content().addMediaType(org.springframework.http.MediaType.APPLICATION_JSON_VALUE, media));
        requireOnly(told.required(), model(media.getSchema()));
    }

    /** Requests may leave out everything else, or say null; what the service does not know they may not say. */
    private static void requireOnly(List<String> required, Schema<?> model) {
        model.setRequired(required);
        model.setAdditionalProperties(false);
        model.getProperties().forEach((name, property) -> {
            if (required.contains(name)) {
                property.setTypes(Set.of("string"));
            }
        });
    }

    private Schema<?> model(Schema<?> schema) {
        String ref = schema.get$ref();
        if (ref == null) {
            return schema;
        }
        String name = ref.substring(ref.lastIndexOf('/') + 1);
        return Objects.requireNonNull(components.getSchemas().get(name), name);
    }

    /** What springdoc read from the method's type, unless that says too little. */
    private @Nullable Schema<?> answerSchema(Operation operation) {
        Class<?> type = endpoint.answerType();
        if (type != null) {
            return new Schema<>().$ref("#/components/schemas/" + type.getSimpleName());
        }
        for (ApiResponse response : operation.getResponses().values()) {
            if (response.getContent() != null && !response.getContent().isEmpty()) {
                return response.getContent().values().iterator().next().getSchema();
            }
        }
        return null;
    }

    private static ApiResponse answer(Endpoint.Answer told, @Nullable Schema<?> schema) {
        var response = new ApiResponse().description(told.description());
        if (!told.examples().isEmpty()) {
            var content = new Content();
            told.examples().forEach((type, example) -> {
                var media = new MediaType().addExamples("example", Schemas.example(example));
                content.addMediaType(type, type.contains("json") ? media.schema(schema) : media);
            });
            response.setContent(content);
        }
        told.headers().forEach(header -> response.addHeaderObject(header.name(), Schemas.header(header)));
        return response;
    }
}
