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
        properties.add("--ledgers=alpha,beta,gamma");
        this.system = TransferSystem.withDefaultWaits(directory, jvmOptions, properties);
        system.start("broker");
    }

    List<Contender> all() {
        return all;
    }

    Meter meter(Contender contender) {
        return new Meter(contender, server, postgres::pid, () -> system.pid("broker"));
    }

    void start(String name) throws Exception {
        all.add(
                switch (name) {
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

    /** Both ledgers that may be the source have the target and the saga service in common. */
    private Contender system(String name, String source, Publishing publishing) throws SQLException {
        List.of("beta", "saga").stream().filter(part -> system.pid(part) < 0).forEach(system::startOwnJar);
        system.publishBy(publishing);
        system.startOwnJar(source);
        List.of(source, "beta", "saga").forEach(system::awaitReady);
        AccountNames accounts = BenchmarkSettings.accounts(ACCOUNTS).of(source);
        AccountOpening.inDatabase(postgres.url(source), accounts.source(""), accounts.sources());
        if (all.stream().noneMatch(SystemUnderLoad.class::isInstance)) {
            AccountOpening.inDatabase(postgres.url("beta"), accounts.target(""), accounts.targets());
            FinishedTransfers.write(postgres, BenchmarkSettings.finished());
        }
        return new SystemUnderLoad(name, system, new EndsInDatabase(postgres.url("saga")), accounts);
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
