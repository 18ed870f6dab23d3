// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.web.api;

import io.swagger.v3.core.util.Json;
import io.swagger.v3.oas.models.examples.Example;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.HeaderParameter;
import io.swagger.v3.oas.models.parameters.Parameter;
import java.math.BigDecimal;
import java.util.LinkedHashSet;
import java.util.Set;

/** Fields, headers and examples in the terms of OpenAPI. */
final class Schemas {

    private Schemas() {}

    static Schema<?> of(Field field) {
        var schema = new Schema<Object>();
        schema.setTypes(new LinkedHashSet<>(Set.of(field.range() == null ? "string" : "integer")));
        describe(schema, field);
        return schema;
    }

    static void describe(Schema<?> schema, Field field) {
        schema.setDescription(field.description());
        if (field.pattern() != null) {
            schema.setPattern(field.pattern());
        }
        Field.Range range = field.range();
        if (range != null) {
            schema.setMinimum(BigDecimal.valueOf(range.min()));
            schema.setMaximum(BigDecimal.valueOf(range.max()));
        }
        if (!field.values().isEmpty()) {
            @SuppressWarnings("unchecked") // values are given for texts only
            var text = (Schema<Object>) schema;
            text.setEnum(null);
            field.values().forEach(text::addEnumItemObject);
        }
    }

    static Header header(ApiHeader header) {
        return new Header()
                .description(header.field().description())
                .schema(of(header.field()))
                .example(header.example());
    }

    static Parameter requiredHeader(ApiHeader header) {
        return new HeaderParameter()
                .name(header.name())
                .required(true)
                .description(header.field().description())
                .schema(of(header.field()))
                .example(header.example());
    }

    /** @param text JSON, or plain text of another kind */
    static Example example(String text) {
        return new Example().value(json(text));
    }

    private static Object json(String text) {
        if (!text.startsWith("{")) {
            return text;
        }
        try {
            return Json.mapper().readTree(text);
        } catch (com.fasterxml.jackson.core.JacksonException e) {
            throw new IllegalStateException("an example is no JSON: " + text, e);
        }
    }
}
