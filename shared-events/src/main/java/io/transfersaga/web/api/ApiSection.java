// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.web.api;

import io.swagger.v3.oas.models.media.Schema;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * What one feature tells callers about its endpoints. Declare it as a bean beside the controllers. An endpoint that is
 * described and not there fails the whole description; one that is there and not described fails a test.
 */
public final class ApiSection {

    private final String name;
    private final String description;
    private final List<Endpoint> endpoints = new ArrayList<>();
    private final Map<String, Field> fields = new LinkedHashMap<>();
    private final Map<String, Consumer<Schema<?>>> details = new LinkedHashMap<>();

    public ApiSection(String name, String description) {
        this.name = name;
        this.description = description;
    }

    public ApiSection with(Endpoint endpoint) {
        endpoints.add(endpoint);
        return this;
    }

    /**
     * Says what a property is. What {@link Vocabulary} knows need not be said.
     *
     * @param property {@code Record.component}, or {@code component} alone for every record that has it
     */
    public ApiSection field(String property, Field field) {
        fields.put(property, field);
        return this;
    }

    /** Completes the schema of a property where Java's types say too little, as of a map. */
    public ApiSection detail(String property, Consumer<Schema<?>> detail) {
        details.put(property, detail);
        return this;
    }

    String name() {
        return name;
    }

    String description() {
        return description;
    }

    List<Endpoint> endpoints() {
        return endpoints;
    }

    Map<String, Field> fields() {
        return fields;
    }

    Map<String, Consumer<Schema<?>>> details() {
        return details;
    }
}
