// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.standalone;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What the process can run. A part's label is also the prefix of the properties that are for it alone. */
enum Part {
    BROKER(Map.of()),
    ALPHA(Map.of("ledger.id", "alpha", "server.port", 8081)),
    BETA(Map.of("ledger.id", "beta", "server.port", 8082)),
    SAGA(Map.of("server.port", 8080, "console.sandbox", true));

    private final Map<String, Object> defaults;

    Part(Map<String, Object> defaults) {
        this.defaults = defaults;
    }

    /** Parses what {@code --run} was given, for example {@code broker,alpha}. Nothing means everything. */
    static Set<Part> parse(String run) {
        if (run.isBlank()) {
            return EnumSet.allOf(Part.class);
        }
        return Arrays.stream(run.split(",", -1))
                .map(String::trim)
                .map(Part::named)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Part.class)));
    }

    String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    boolean isLedger() {
        return this == ALPHA || this == BETA;
    }

    /** What sets this part apart from others of its kind, unless somebody chose differently. */
    Map<String, Object> defaults() {
        return defaults;
    }

    private static Part named(String label) {
        return Arrays.stream(values())
                .filter(part -> part.label().equals(label))
                .findFirst()
                .orElseThrow(() ->
                        new InvalidSetting("--run", label, "use any of broker,alpha,beta,saga, comma-separated", null));
    }
}
