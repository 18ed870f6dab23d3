// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.standalone.cli;

import java.net.URI;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** A service said no. The message says which and why, and where to read what to do. */
final class Refused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;

    Refused(URI uri, int status, JsonNode problem) {
        super(told(uri, status, problem), null, false, false);
        this.status = status;
    }

    /** Whether the same request may be answered otherwise a little later. */
    boolean isForNow() {
        return status == 503 || status == 429;
    }

    boolean isNotFound() {
        return status == 404;
    }

    private static String told(URI uri, int status, JsonNode problem) {
        String type = problem.path("type").asString("");
        if (type.isEmpty()) {
            return "%s answered with status %d and no explanation".formatted(uri, status);
        }
        String errors = problem.path("errors")
                .valueStream()
                .map(error -> "%n  %s %s"
                        .formatted(
                                error.path("field").asString(""),
                                error.path("message").asString("")))
                .collect(Collectors.joining());
        return "%s (%d): %s%s%n  what to do: %s"
                .formatted(
                        type.substring(type.lastIndexOf('/') + 1),
                        status,
                        problem.path("detail").asString(""),
                        errors,
                        uri.resolve(type));
    }
}
