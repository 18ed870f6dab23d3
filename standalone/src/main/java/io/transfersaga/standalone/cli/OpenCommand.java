// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.standalone.cli;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Opens an account. */
@Command(name = "open", description = "Open an account; it may be repeated.")
final class OpenCommand implements Callable<Integer> {

    private static final int CREATED = 201;

    @Spec
    private CommandLine.Model.CommandSpec spec;

    @Mixin
    private Services services;

    @Parameters(index = "0", paramLabel = "ACCOUNT", description = "LEDGER:NAME, for example alpha:alice.")
    private String account;

    @Parameters(index = "1", paramLabel = "CURRENCY", description = "For example CNY.")
    private String currency;

    @Parameters(
            index = "2",
            paramLabel = "BALANCE",
            arity = "0..1",
            description = "What it starts with. Default: nothing.")
    private @Nullable String balance;

    @SuppressWarnings("NullAway.Init") // picocli sets them
    OpenCommand() {}

    @Override
    public Integer call() throws InterruptedException {
        var body = Http.JSON.createObjectNode().put("accountId", account).put("currency", currency);
        if (balance != null) {
            body.put("openingBalance", balance);
        }
        Http.Reply reply = services.ledgerOf(account).post("/accounts", body);
        spec.commandLine()
                .getOut()
                .printf(
                        "%s  %s %s  %s%s%n",
                        account,
                        reply.body().path("balance").asString(""),
                        reply.body().path("currency").asString(""),
                        reply.body().path("status").asString(""),
                        reply.status() == CREATED ? "" : "  (it was there already)");
        return CommandLine.ExitCode.OK;
    }
}
