// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.standalone.cli;

import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Where the services are, and who asks: the options that every command has. */
final class Services {

    private static final int MAX_SECONDS = 3600;

    @Spec(Spec.Target.MIXEE)
    private CommandLine.Model.CommandSpec spec;

    @Option(
            names = "--ledger",
            paramLabel = "NAME=URL",
            description =
                    "A ledger's address, once per ledger. Default: alpha=http://127.0.0.1:8081, beta=http://127.0.0.1:8082.")
    private Map<String, URI> ledgers = new LinkedHashMap<>();

    @Option(
            names = "--saga",
            paramLabel = "URL",
            defaultValue = "http://127.0.0.1:8080",
            description = "The saga service's address. Default: ${DEFAULT-VALUE}.")
    private URI saga;

    @Option(
            names = "--token",
            paramLabel = "TOKEN",
            defaultValue = "${env:TRANSFER_SAGA_TOKEN}",
            showDefaultValue = CommandLine.Help.Visibility.NEVER,
            description =
                    "A bearer token, where the services ask for one. Better in the environment: TRANSFER_SAGA_TOKEN.")
    private @Nullable String token;

    @Option(
            names = "--timeout",
            paramLabel = "SECONDS",
            defaultValue = "10",
            description = "How long to wait for one answer. Default: ${DEFAULT-VALUE}.")
    private int timeout;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Explains the command.")
    private boolean help;

    @SuppressWarnings("NullAway.Init") // picocli sets them
    Services() {}

    /** The ledger that keeps the account: the part before the colon names it. */
    Http ledgerOf(String account) {
        String name = account.substring(0, Math.max(account.indexOf(':'), 0));
        @Nullable URI given = ledgers.get(name);
        @Nullable URI uri = given == null ? defaultOf(name) : given;
        if (uri == null) {
            throw usage("%s names no ledger whose address is known; give it as --ledger NAME=URL".formatted(account));
        }
        return http(uri, Duration.ofSeconds(seconds("--timeout", timeout)));
    }

    Http saga() {
        return http(saga, Duration.ofSeconds(seconds("--timeout", timeout)));
    }

    /** For what takes longer than an answer usually does. */
    Http saga(Duration patience) {
        return http(saga, patience);
    }

    int seconds(String option, int given) {
        if (given < 1 || given > MAX_SECONDS) {
            throw usage("%s takes 1 to %d seconds, not %d".formatted(option, MAX_SECONDS, given));
        }
        return given;
    }

    CommandLine.ParameterException usage(String complaint) {
        return new CommandLine.ParameterException(spec.commandLine(), complaint);
    }

    private Http http(URI uri, Duration patience) {
        String scheme = uri.getScheme();
        if (uri.getHost() == null || !("http".equals(scheme) || "https".equals(scheme))) {
            throw usage(uri + " is no address; use one such as http://127.0.0.1:8080");
        }
        return new Http(uri, token, patience);
    }

    private static @Nullable URI defaultOf(String ledger) {
        return switch (ledger) {
            case "alpha" -> URI.create("http://127.0.0.1:8081");
            case "beta" -> URI.create("http://127.0.0.1:8082");
            default -> null;
        };
    }
}
