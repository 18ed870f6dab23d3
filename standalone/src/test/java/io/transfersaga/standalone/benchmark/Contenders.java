// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.standalone.benchmark;

import io.transfersaga.standalone.endtoend.Postgres;
import io.transfersaga.standalone.endtoend.Publishing;
import io.transfersaga.standalone.endtoend.TransferSystem;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Everything that runs during a comparison: one PostgreSQL server and one broker, and who uses them. */
final class Contenders implements AutoCloseable {

    private static final int ACCOUNTS = 1000;

    /** Beside those that have a database anyway. */
    private static final List<String> MORE_LEDGERS = Variation.LEDGERS.subList(2, Variation.LEDGERS.size());

    /** What two-phase commit needs, and nobody else uses. */
    private static final Map<String, String> SERVER = Map.of("max_prepared_transactions", "128");

    private final Path directory;
    private final List<String> jvmOptions;
    private final Postgres postgres;
    private final TransferSystem system;
    private final DatabaseServer server;
    private final List<Contender> all = new ArrayList<>();

    /** @param directory for data and logs */
    Contenders(Path directory, List<String> jvmOptions) throws SQLException {
        this.directory = directory;
        this.jvmOptions = jvmOptions;
        this.postgres = new Postgres(directory.resolve("postgresql"), SERVER);
        postgres.start();
        this.server = new DatabaseServer(postgres);
        List<String> properties = new ArrayList<>(postgres.properties());
        MORE_LEDGERS.forEach(ledger -> postgres.properties(ledger)
                .forEach(property -> properties.add("--" + ledger + "." + property.substring(2))));
        properties.add("--ledgers=alpha,beta,gamma," + String.join(",", MORE_LEDGERS));
        this.system = TransferSystem.withDefaultWaits(directory, jvmOptions, properties);
        system.start("broker");
    }

    List<Contender> all() {
        return all;
    }

    Meter meter(Contender contender) {
        return new Meter(contender, directory, server, postgres::pid, () -> system.pid("broker"));
    }

    void start(String name) throws Exception {
        all.add(
                switch (name.replaceFirst(":.*", "")) {
                    case "floor" -> process(name, database("floor"));
                    case "xa" -> process(name, database("xa_source"), database("xa_target"));
                    case "pair" -> process(name, broker(), database("pair_source"), database("pair_target"));
                    case "system" -> system(name, "alpha", Publishing.TRANSACTIONAL_MESSAGE);
                    case "table" -> system(name, "gamma", Publishing.MESSAGE_TABLE);
                    default -> throw new IllegalArgumentException("nobody is called " + name);
                });
    }

    private Contender process(String name, String... arguments) throws IOException {
        return new OwnProcess(name, directory, jvmOptions, arguments);
    }

    /** All of them have the saga service in common, and ledgers too. */
    private Contender system(String name, String source, Publishing publishing) throws SQLException {
        var plain = new Route(name.replaceAll("[:=]", "-"), source, "beta", ACCOUNTS, ACCOUNTS, 0);
        List<Route> routes = Variation.of(name, plain);
        start("saga", Publishing.TRANSACTIONAL_MESSAGE);
        for (Route route : routes) {
            start(route.to(), Publishing.TRANSACTIONAL_MESSAGE);
            start(route.from(), publishing);
        }
        for (Route route : routes) {
            List.of(route.from(), route.to(), "saga").forEach(system::awaitReady);
            AccountOpening.inDatabase(postgres.url(route.from()), route.source(""), route.sources());
            AccountOpening.inDatabase(postgres.url(route.to()), route.target(""), route.targets());
        }
        if (all.stream().noneMatch(SystemUnderLoad.class::isInstance)) {
            FinishedTransfers.write(postgres, routes.get(0), BenchmarkSettings.finished());
        }
        return new SystemUnderLoad(name, system, new EndsInDatabase(postgres.url("saga")), routes);
    }

    private void start(String part, Publishing publishing) {
        if (system.pid(part) < 0) {
            system.publishBy(publishing);
            system.startOwnJar(part);
        }
    }

    private String database(String name) {
        postgres.create(name);
        return postgres.url(name);
    }

    private String broker() {
        return "127.0.0.1:" + system.nameServerPort();
    }

    @Override
    public void close() throws SQLException {
        all.forEach(Contender::close);
        system.close();
        server.close();
        postgres.close();
    }
}
