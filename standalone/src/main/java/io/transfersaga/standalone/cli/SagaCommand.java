// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.standalone.cli;

import java.io.PrintWriter;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;

/** Shows what happened to a transfer, and when. */
@Command(name = "saga", description = "Show a transfer's time line.")
final class SagaCommand implements Callable<Integer> {

    @Spec
    private CommandLine.Model.CommandSpec spec;

    @Mixin
    private Services services;

    @Parameters(paramLabel = "ID", description = "The transferId.")
    private String transferId;

    @SuppressWarnings("NullAway.Init") // picocli sets them
    SagaCommand() {}

    @Override
    public Integer call() throws InterruptedException {
        JsonNode saga = services.saga()
                .get("/sagas/" + URLEncoder.encode(transferId, StandardCharsets.UTF_8))
                .body();
        PrintWriter out = spec.commandLine().getOut();
        out.println(SagaLine.of(saga));
        @Nullable Instant before = null;
        for (JsonNode entry : saga.path("history")) {
            Instant at = Instant.parse(entry.path("at").asString());
            out.printf("  %s  %10s  %s%n", at, before == null ? "" : since(before, at), told(entry));
            before = at;
        }
        return CommandLine.ExitCode.OK;
    }

    private static String since(Instant before, Instant at) {
        return String.format(
                Locale.ROOT, "+%.3f s", Duration.between(before, at).toMillis() / 1000.0);
    }

    private static String told(JsonNode entry) {
        String details = entry.path("detail").properties().stream()
                .filter(detail -> !detail.getValue().isNull())
                .map(detail -> detail.getKey() + "=" + detail.getValue().asString())
                .collect(Collectors.joining("  ", "  ", ""));
        return (entry.path("type").asString("") + details).stripTrailing();
    }
}
