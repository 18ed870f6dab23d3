// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.standalone.races;

import io.transfersaga.standalone.SettableClock;
import io.transfersaga.standalone.endtoend.Postgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** A ledger and a saga service on H2, and the same on PostgreSQL, whose statements a test may change. */
final class RealDatabases implements AutoCloseable {

    enum Database {
        H2,
        POSTGRESQL
    }

    private final Map<Database, RacingService> ledgers = new EnumMap<>(Database.class);
    private final Map<Database, RacingService> sagas = new EnumMap<>(Database.class);
    private final SettableClock clock = new SettableClock();
    private final Postgres postgres;
    private volatile UnaryOperator<String> mutation = UnaryOperator.identity();

    private RealDatabases(Path directory) {
        postgres = new Postgres(directory);
        postgres.start();
        for (Database database : Database.values()) {
            ledgers.put(database, RacingService.ledger(address(database, "race_ledger"), this::prepare));
            sagas.put(database, RacingService.saga(address(database, "race_saga"), this::prepare, clock));
        }
    }

    RacingService ledger(Database database) {
        return ledgers.get(database);
    }

    RacingService saga(Database database) {
        return sagas.get(database);
    }

    SettableClock clock() {
        return clock;
    }

    /** From now on every statement passes this first. */
    void rewrite(UnaryOperator<String> statements) {
        mutation = statements;
    }

    @Override
    public void close() {
        ledgers.values().forEach(RacingService::close);
        sagas.values().forEach(RacingService::close);
        postgres.close();
    }

    private String prepare(String sql) {
        return mutation.apply(sql);
    }

    private List<String> address(Database database, String name) {
        return switch (database) {
            case H2 ->
                List.of("--spring.datasource.url=jdbc:h2:mem:" + name + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE");
            case POSTGRESQL -> postgres.properties(name);
        };
    }

    /** The same for all tests that leave it as it was. */
    static final class Shared implements ParameterResolver {

        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext test) {
            return parameter.getParameter().getType() == RealDatabases.class;
        }

        @Override
        public RealDatabases resolveParameter(ParameterContext parameter, ExtensionContext test) {
            return test.getRoot()
                    .getStore(ExtensionContext.Namespace.GLOBAL)
                    .computeIfAbsent(RealDatabases.class, key -> new RealDatabases(directory()), RealDatabases.class);
        }

        private static Path directory() {
            try {
                Path parent = Files.createDirectories(Path.of("target").toAbsolutePath());
                return Files.createTempDirectory(parent, "races-").resolve("postgresql");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
