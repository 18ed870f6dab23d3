// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.standalone.cli;

import java.io.PrintWriter;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;

/** Runs a scenario for real and tells what came of it. */
@Command(name = "scenario", description = "Run a scenario. Exits with 0 when it went as expected.")
final class ScenarioCommand implements Callable<Integer> {

    @Spec
    private CommandLine.Model.CommandSpec spec;

    @Mixin
    private Services services;

    @Parameters(paramLabel = "NAME", description = "As scenarios lists them.")
    private String name;

    @Option(
            names = "--wait",
            paramLabel = "SECONDS",
            defaultValue = "300",
            description = "How long to wait for its end. Default: ${DEFAULT-VALUE}.")
    private int wait;

    @SuppressWarnings("NullAway.Init") // picocli sets them
    ScenarioCommand() {}

    @Override
    public Integer call() throws InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        var progress = new Progress(out);
        progress.show(name + " is running");
        JsonNode result = services.saga(Duration.ofSeconds(services.seconds("--wait", wait)))
                .post("/scenarios/" + URLEncoder.encode(name, StandardCharsets.UTF_8), Http.JSON.createObjectNode())
                .body();
        boolean asExpected = result.path("asExpected").asBoolean();
        progress.done(name + (asExpected ? ": as expected" : ": NOT as expected"));
        result.path("steps")
                .forEach(step -> out.printf(
                        "  %s  %s%n",
                        step.path("at").asString(""), step.path("what").asString("")));
        out.printf("expected  %s%n", result.path("expected").asString(""));
        out.printf("happened  %s%n", result.path("happened").asString(""));
        result.path("sagas").forEach(saga -> out.printf("look at   saga %s%n", saga.asString("")));
        return asExpected ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
    }
}
