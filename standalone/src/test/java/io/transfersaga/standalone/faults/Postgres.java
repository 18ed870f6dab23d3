// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.standalone.faults;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A PostgreSQL server of its own: a database for each ledger and for the saga service, in one directory. */
public final class Postgres implements Victim, AutoCloseable {

    private static final List<String> DATABASES = List.of("alpha", "beta", "saga");
    private static final Duration START = Duration.ofSeconds(60);

    private final Path directory;
    private final int port;
    private EmbeddedPostgres server;

    /** @param directory where its files are to be, and stay */
    public Postgres(Path directory, int port) {
        this.directory = directory;
        this.port = port;
    }

    /** What tells every part of the system where its database is. */
    List<String> properties() {
        return DATABASES.stream()
                .flatMap(name -> Stream.of(
                        "--" + name + ".spring.datasource.url=jdbc:postgresql://127.0.0.1:" + port + "/" + name,
                        "--" + name + ".spring.datasource.username=postgres"))
                .toList();
    }

    /** Creates one more database, and tells where it is. */
    public List<String> properties(String database) {
        create(database);
        return List.of(
                "--spring.datasource.url=jdbc:postgresql://127.0.0.1:" + port + "/" + database,
                "--spring.datasource.username=postgres");
    }

    @Override
    public void start() {
        boolean isNew = Files.notExists(directory);
        try {
            server = EmbeddedPostgres.builder()
                    .setPort(port)
                    .setDataDirectory(directory)
                    .setCleanDataDirectory(false)
                    .setRegisterShutdownHook(false)
                    .setPGStartupWait(START)
                    // As PostgreSQL comes; the library would rather be fast, and lose commits when it is killed.
                    .setServerConfig("synchronous_commit", "on")
                    .setServerConfig("fsync", "on")
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (isNew) {
            DATABASES.forEach(this::create);
        }
    }

    private void create(String name) {
        try (var connection = server.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            statement.execute("create database " + name);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** PostgreSQL's fast shutdown: sessions are ended. */
    @Override
    public void stop() {
        forget();
    }

    /** All of its processes, as when its machine dies. */
    @Override
    public void kill() {
        List<ProcessHandle> processes = processes();
        processes.forEach(ProcessHandle::destroyForcibly);
        processes.forEach(
                process -> process.onExit().orTimeout(20, TimeUnit.SECONDS).join());
        forget();
    }

    @Override
    public void pause() {
        signal("STOP");
    }

    @Override
    public void resume() {
        signal("CONT");
    }

    @Override
    public void close() {
        if (server != null) {
            resume();
            forget();
        }
    }

    @Override
    public String toString() {
        return "postgresql";
    }

    private void signal(String signal) {
        for (ProcessHandle process : processes()) {
            try {
                new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid()))
                        .start()
                        .waitFor();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Stops it unless it is dead already, and gives back its directory. */
    private void forget() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server = null;
    }

    private List<ProcessHandle> processes() {
        try (Stream<String> lines = Files.lines(directory.resolve("postmaster.pid"))) {
            long pid = Long.parseLong(lines.findFirst().orElseThrow().strip());
            return ProcessHandle.of(pid).stream()
                    .flatMap(server -> Stream.concat(Stream.of(server), server.descendants()))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
