// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.standalone.cli;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;

/** Lists what can be watched. */
@Command(name = "scenarios", description = "List the scenarios that can be run.")
final class ScenariosCommand implements Callable<Integer> {

    @Spec
    private CommandLine.Model.CommandSpec spec;

    @Mixin
    private Services services;

    @SuppressWarnings("NullAway.Init") // picocli sets them
    ScenariosCommand() {}

    @Override
    public Integer call() throws InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        for (JsonNode scenario : services.saga().get("/scenarios").body().path("items")) {
            out.printf(
                    "%s%n  %s%n  %s%n",
                    scenario.path("name").asString(""),
                    scenario.path("title").asString(""),
                    scenario.path("description").asString(""));
        }
        return CommandLine.ExitCode.OK;
    }
}
