// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.web.api;

import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.Paths;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.tags.Tag;
import io.transfersaga.web.ProblemType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.customizers.OpenApiCustomizer;

/** Completes what springdoc found by what the sections say, in their order. */
final class DescribedApi implements OpenApiCustomizer {

    private static final List<ProblemType> OF_NO_ENDPOINT =
            List.of(ProblemType.NOT_FOUND, ProblemType.METHOD_NOT_ALLOWED);

    private final ApiIntroduction introduction;
    private final List<ApiSection> sections;
    private final NeededTokens tokens;

    DescribedApi(ApiIntroduction introduction, List<ApiSection> sections, NeededTokens tokens) {
        this.introduction = introduction;
        this.sections = sections;
        this.tokens = tokens;
    }

    @Override
    public void customise(OpenAPI api) {
        api.info(introduction.info());
        Components components = components(api);
        describeSchemas(components.getSchemas());
        api.setTags(new ArrayList<>());
        var ordered = new Paths();
        for (ApiSection section : sections) {
            api.addTagsItem(new Tag().name(section.name()).description(section.description()));
            for (Endpoint endpoint : section.endpoints()) {
                PathItem item = api.getPaths().get(endpoint.path());
                Operation operation = operation(item, endpoint);
                new DescribedOperation(endpoint, section.name(), fields(), components).describe(operation);
                tokens.describe(operation, endpoint);
                ordered.addPathItem(endpoint.path(), item);
            }
        }
        api.getPaths().forEach(ordered::putIfAbsent);
        api.setPaths(ordered);
    }

    private Components components(OpenAPI api) {
        Components components = api.getComponents() == null ? new Components() : api.getComponents();
        var models = ModelConverters.getInstance(true);
        models.readAll(Problem.class).forEach(components::addSchemas);
        sections.stream()
                .flatMap(section -> section.endpoints().stream())
                .map(Endpoint::answerType)
                .filter(Objects::nonNull)
                .forEach(type -> models.readAll(type).forEach(components::addSchemas));
        for (ProblemType type : OF_NO_ENDPOINT) {
            int status = type.statuses().get(0);
            components.addResponses(type.slug(), ProblemAnswers.of(status, List.of(type)));
        }
        components.addSecuritySchemes(NeededTokens.SCHEME, NeededTokens.scheme());
        api.setComponents(components);
        return components;
    }

    private static Operation operation(@Nullable PathItem item, Endpoint endpoint) {
        Operation operation = item == null
                ? null
                : item.readOperationsMap()
                        .get(PathItem.HttpMethod.valueOf(endpoint.method().name()));
        if (operation == null) {
            throw new IllegalStateException(
                    endpoint.method() + " " + endpoint.path() + " is described, but there is no such endpoint");
        }
        return operation;
    }

    @SuppressWarnings("rawtypes") // as OpenAPI's model has it
    private void describeSchemas(Map<String, Schema> schemas) {
        Map<String, Field> fields = fields();
        schemas.forEach((record, schema) -> {
            Map<String, ?> properties = schema.getProperties() == null ? Map.of() : schema.getProperties();
            properties.forEach((name, value) -> {
                if (value instanceof Schema<?> property) {
                    Field field = fields.getOrDefault(record + "." + name, fields.get(name));
                    if (field != null) {
                        Schemas.describe(property, field);
                    }
                    Consumer<Schema<?>> detail = details().get(record + "." + name);
                    if (detail != null) {
                        detail.accept(property);
                    }
                }
            });
        });
    }

    private Map<String, Field> fields() {
        Map<String, Field> fields = new LinkedHashMap<>(Vocabulary.FIELDS);
        sections.forEach(section -> fields.putAll(section.fields()));
        return fields;
    }

    private Map<String, Consumer<Schema<?>>> details() {
        Map<String, Consumer<Schema<?>>> details = new LinkedHashMap<>();
        sections.forEach(section -> details.putAll(section.details()));
        return details;
    }
}
