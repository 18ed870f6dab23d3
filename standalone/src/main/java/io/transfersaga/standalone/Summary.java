// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.standalone;

import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.springframework.core.env.Environment;

/** What a person who started the process wants to know once it is ready. */
final class Summary {

    private final PrintStream out;

    Summary(PrintStream out) {
        this.out = out;
    }

    /**
     * @param broker whether the broker runs in this process
     * @param demo whether the demo accounts can be used
     */
    void ready(List<Service> running, boolean broker, Environment given, boolean demo) {
        var services = new EnumMap<Part, URI>(Part.class);
        running.forEach(service -> services.put(service.part(), service.uri()));
        var seconds = (System.currentTimeMillis()
                        - ManagementFactory.getRuntimeMXBean().getStartTime())
                / 1000.0;
        var text = new StringBuilder("%nReady after %.1f s%n%n".formatted(seconds));
        services.forEach((part, uri) -> text.append(line(describe(part), uri.toString())));
        if (broker) {
            var settings = BrokerSettings.from(given);
            text.append(line("name server, broker", settings.nameServer() + ", port " + settings.port()));
        }
        var data = Path.of(given.getProperty("data-dir", "./data"))
                .toAbsolutePath()
                .normalize();
        text.append(line("data directory", data.toString()));
        if (demo) {
            text.append(firstTransfer(services));
        }
        out.println(text);
        out.flush();
    }

    private static String line(String name, String value) {
        return "  %-22s %s%n".formatted(name, value);
    }

    private static String describe(Part part) {
        return switch (part) {
            case SAGA -> "saga service     ";
            case ALPHA, BETA -> "ledger " + part.label();
            case BROKER -> part.label();
        };
    }

    private static String firstTransfer(Map<Part, URI> services) {
        return """

                A first transfer, from Alice on one ledger to Bob on the other:

                  curl -i %1$s/transfers -H 'Content-Type: application/json' -H 'Idempotency-Key: first' \\
                    -d '{"sourceAccountId":"alpha:alice","targetAccountId":"beta:bob","amount":"12.34","currency":"CNY"}'

                and its saga, with the transferId from the answer:

                  curl %2$s/sagas/TRANSFER_ID

                or watch it in the console: %2$s/
                """.formatted(services.get(Part.ALPHA), services.get(Part.SAGA));
    }
}
