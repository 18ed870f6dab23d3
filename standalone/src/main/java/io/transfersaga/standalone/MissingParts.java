// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.standalone;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads from a readiness answer what a service waits for. */
final class MissingParts {

    private static final JsonMapper JSON = new JsonMapper();
    private static final String DETAILS = "details";

    private MissingParts() {}

    /** One line for people, whatever the answer looks like. */
    static String of(String readiness) {
        List<String> missing = new ArrayList<>();
        try {
            JSON.readTree(readiness).path("components").properties().forEach(component -> {
                if (!component.getValue().path("status").asString("").equals("UP")) {
                    missing.add(describe(component.getKey(), component.getValue()));
                }
            });
        } catch (JacksonException e) {
            return "its answer cannot be read";
        }
        return missing.isEmpty() ? "it does not say what is missing" : String.join("; ", missing);
    }

    private static String describe(String name, JsonNode component) {
        JsonNode details = component.path(DETAILS);
        String why = details.path("missing").asString(details.path("error").asString(""));
        return why.isEmpty() ? name : name + " (" + why + ")";
    }
}
