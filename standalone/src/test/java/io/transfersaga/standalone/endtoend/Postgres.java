// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.standalone.endtoend;

import io.transfersaga.standalone.FreePorts;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A PostgreSQL server of its own: a database for each ledger and for the saga service, in one directory. */
public final class Postgres implements AutoCloseable {

    private static final List<String> DATABASES = List.of("alpha", "beta", "gamma", "saga");
    private static final Duration START = Duration.ofSeconds(60);

    private final Path directory;
    private final Map<String, String> moreSettings;
    private final int port = FreePorts.one();
    private EmbeddedPostgres server;

    /** @param directory where its files are to be, and stay */
    public Postgres(Path directory) {
        this(directory, Map.of());
    }

    /**
     * @param directory where its files are to be, and stay
     * @param moreSettings as in {@code postgresql.conf}
     */
    public Postgres(Path directory, Map<String, String> moreSettings) {
        this.directory = directory;
        this.moreSettings = moreSettings;
    }

    /** Of the database with that name, for the user {@code postgres}, who needs no password. */
    public String url(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }

    Connection connect(String database) throws SQLException {
        return DriverManager.getConnection(url(database), "postgres", "");
    }

    /** What tells every part of the system where its database is. */
    public List<String> properties() {
        return DATABASES.stream()
                .flatMap(name -> Stream.of(
                        "--" + name + ".spring.datasource.url=" + url(name),
                        "--" + name + ".spring.datasource.username=postgres"))
                .toList();
    }

    /** Creates one more database, and tells where it is. */
    public List<String> properties(String database) {
        create(database);
        return List.of("--spring.datasource.url=" + url(database), "--spring.datasource.username=postgres");
    }

    public void start() {
        boolean isNew = Files.notExists(directory);
        EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder();
        moreSettings.forEach(builder::setServerConfig);
        try {
            server = builder.setPort(port)
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

    /** Creates one more database. */
    public void create(String name) {
        execute("create database " + name);
    }

    private void execute(String... statements) {
        try (var connection = server.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            for (String each : statements) {
                statement.execute(each);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Makes one database as another is now, whatever was in it; nobody may be connected to that one. */
    void copy(String from, String to) {
        execute("drop database if exists " + to + " with (force)", "create database " + to + " template " + from);
    }

    /** PostgreSQL's fast shutdown: sessions are ended. */
    public void stop() {
        forget();
    }

    /** All of its processes, as when its machine dies. */
    public void kill() {
        List<ProcessHandle> processes = processes();
        processes.forEach(ProcessHandle::destroyForcibly);
        processes.forEach(
                process -> process.onExit().orTimeout(20, TimeUnit.SECONDS).join());
        forget();
    }

    /** SIGSTOP for all of its processes. */
    public void pause() {
        signal("STOP");
    }

    /** SIGCONT. */
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

    /** Of the process whose children all others are. */
    public long pid() {
        return processes().get(0).pid();
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
