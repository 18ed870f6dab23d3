// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.standalone.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.transfersaga.standalone.cli.CommandLineTool;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a person does in a terminal. */
@ExtendWith(SharedSystem.class)
class CommandLineIntegrationTests {

    private static final Pattern TRANSFER = Pattern.compile("transfer ([0-9a-f-]{36})");

    private final TransferSystem system;

    CommandLineIntegrationTests(TransferSystem system) {
        this.system = system;
    }

    @Test
    void opensAccountsTransfersAndShowsTheTimeLine() {
        String alice = "alpha:alice-" + UUID.randomUUID();
        String bob = "beta:bob-" + UUID.randomUUID();

        assertThat(run(0, "open", alice, "CNY", "50.00")).contains(alice + "  50.00 CNY  ACTIVE");
        assertThat(run(0, "open", bob, "CNY")).contains("0.00 CNY");
        String transferred = run(0, "transfer", alice, bob, "20.00", "CNY", "--reference", "rent");
        assertThat(transferred).contains("COMPLETED: 20.00 CNY are on " + bob);
        assertThat(run(0, "saga", transferId(transferred))).contains("MoneyDebited", "MoneyCredited");
        assertThat(run(1, "transfer", alice, bob, "30.01", "CNY")).contains("insufficient-funds");
        assertThat(run(1, "transfer", alice, bob + "-nobody", "1.00", "CNY")).contains("REFUNDED: account-not-found");
    }

    private static String transferId(String output) {
        Matcher id = TRANSFER.matcher(output);
        assertThat(id.find()).as(output).isTrue();
        return id.group(1);
    }

    private String run(int status, String... command) {
        var output = new StringWriter();
        String[] addresses = {
            "--saga", system.sagas().http().uri().toString(),
            "--ledger", "alpha=" + system.ledger("alpha").http().uri(),
            "--ledger", "beta=" + system.ledger("beta").http().uri()
        };
        var printer = new PrintWriter(output, true);

        int exit = CommandLineTool.run(
                Stream.of(command, addresses).flatMap(Stream::of).toArray(String[]::new), printer, printer);

        assertThat(exit).as(output::toString).isEqualTo(status);
        return output.toString();
    }
}
