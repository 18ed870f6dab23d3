// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.standalone.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;

/** Lists the transfers that wait for an answer. */
@Command(name = "stuck", description = "List transfers whose answer is overdue, the longest unchanged first.")
final class StuckCommand implements Callable<Integer> {

    /** As many as one page of the service has. */
    private static final int PAGE = 200;

    private static final Set<String> OPEN = Set.of("CREDITING", "REFUNDING");

    @Spec
    private CommandLine.Model.CommandSpec spec;

    @Mixin
    private Services services;

    @Option(names = "--open", description = "All that have not ended, overdue or not.")
    private boolean open;

    @SuppressWarnings("NullAway.Init") // picocli sets them
    StuckCommand() {}

    @Override
    public Integer call() throws InterruptedException {
        JsonNode page = services.saga()
                .get("/sagas?limit=" + PAGE + (open ? "" : "&overdue=true"))
                .body();
        // Open ones come first.
        List<JsonNode> sagas = page.path("items")
                .valueStream()
                .takeWhile(saga -> OPEN.contains(saga.path("state").asString("")))
                .toList();
        PrintWriter out = spec.commandLine().getOut();
        sagas.forEach(saga -> out.println(SagaLine.of(saga)));
        if (sagas.isEmpty()) {
            out.println(open ? "every transfer has ended" : "nothing is overdue");
        } else if (sagas.size() == PAGE && !page.path("nextCursor").isNull()) {
            out.println("… and perhaps more: these are the first " + PAGE);
        }
        return CommandLine.ExitCode.OK;
    }
}
