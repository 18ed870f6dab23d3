// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.standalone.cli;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;

/** Starts a transfer and waits for its outcome. */
@Command(name = "transfer", description = "Transfer money and wait for the outcome. Exits with 0 when it arrived.")
final class TransferCommand implements Callable<Integer> {

    @Spec
    private CommandLine.Model.CommandSpec spec;

    @Mixin
    private Services services;

    @Parameters(index = "0", paramLabel = "FROM", description = "LEDGER:NAME, for example alpha:alice.")
    private String source;

    @Parameters(index = "1", paramLabel = "TO", description = "LEDGER:NAME, for example beta:bob.")
    private String target;

    @Parameters(index = "2", paramLabel = "AMOUNT", description = "For example 12.34.")
    private String amount;

    @Parameters(index = "3", paramLabel = "CURRENCY", description = "For example CNY.")
    private String currency;

    @Option(names = "--reference", paramLabel = "TEXT", description = "A text that goes with it.")
    private @Nullable String reference;

    @Option(
            names = "--key",
            paramLabel = "KEY",
            description =
                    "The idempotency key: with the same one and the same values it is the same transfer. Default: a new one.")
    private @Nullable String key;

    @Option(
            names = "--wait",
            paramLabel = "SECONDS",
            defaultValue = "60",
            description = "How long to wait for the outcome. Default: ${DEFAULT-VALUE}.")
    private int wait;

    @SuppressWarnings("NullAway.Init") // picocli sets them
    TransferCommand() {}

    @Override
    public Integer call() throws InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        var deadline = new Deadline(Duration.ofSeconds(services.seconds("--wait", wait)));
        var progress = new Progress(out);
        JsonNode started = start(deadline, progress);
        String id = started.path("transferId").asString("");
        progress.done("transfer " + id);
        JsonNode ended = new OutcomeWatch(services.ledgerOf(source), services.saga(), id).await(deadline, progress);
        return tell(ended, id, progress);
    }

    /** A request without a clear answer is repeated with its key, which makes one transfer of all of them. */
    private JsonNode start(Deadline deadline, Progress progress) throws InterruptedException {
        Http ledger = services.ledgerOf(source);
        String sent = key == null ? UUID.randomUUID().toString() : key;
        var body = Http.JSON
                .createObjectNode()
                .put("sourceAccountId", source)
                .put("targetAccountId", target)
                .put("amount", amount)
                .put("currency", currency)
                .put("reference", reference);
        while (true) {
            try {
                return ledger.post("/transfers", body, "Idempotency-Key", sent).body();
            } catch (Refused | Unreachable e) {
                boolean mayHelp = e instanceof Unreachable || ((Refused) e).isForNow();
                if (!mayHelp) {
                    throw e;
                }
                if (deadline.isOver()) {
                    progress.done("whether it was done is not known; repeat it with --key " + sent);
                    throw e;
                }
                progress.show("no clear answer yet, asking again with the same key");
                deadline.pause();
            }
        }
    }

    private Integer tell(JsonNode transfer, String id, Progress progress) {
        switch (transfer.path("status").asString("")) {
            case "COMPLETED" -> {
                progress.done("COMPLETED: %s %s are on %s".formatted(amount, currency, target));
                return CommandLine.ExitCode.OK;
            }
            case "REFUNDED" ->
                progress.done("REFUNDED: %s; the money is back on %s"
                        .formatted(transfer.path("failure").asString("no reason was told"), source));
            default -> progress.done("not ended yet; it will. Look again: saga " + id);
        }
        return CommandLine.ExitCode.SOFTWARE;
    }
}
