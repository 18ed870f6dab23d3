// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.standalone.endtoend;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.springframework.util.FileSystemUtils;

/**
 * The system as it is shipped, in processes of its own: all parts in one, or each in one. Its waits are short, so that
 * retries and repairs happen while a test watches.
 */
public final class TransferSystem implements AutoCloseable {

    static final int MAX_ATTEMPTS = 3;

    private static final Duration START = Duration.ofSeconds(90);

    private final Path directory;
    private final List<String> jvmOptions;
    private final List<String> moreProperties;
    private final int nameServerPort = freePort();
    private final int brokerPort = freeBrokerPort();
    private final Map<String, Integer> ports = Map.of("alpha", freePort(), "beta", freePort(), "saga", freePort());
    private final Map<String, Process> processes = new LinkedHashMap<>();

    /** @param directory for data and logs */
    public TransferSystem(Path directory) {
        this(directory, List.of("-Xmx512m"), List.of());
    }

    /**
     * @param directory for data and logs
     * @param moreProperties beside those that shorten the waits, such as {@code --alpha.spring.datasource.url=…}
     */
    public TransferSystem(Path directory, List<String> jvmOptions, List<String> moreProperties) {
        this.directory = directory;
        this.jvmOptions = jvmOptions;
        this.moreProperties = moreProperties;
    }

    /** Everything in one process. */
    static TransferSystem inOneProcess(Path directory) {
        var system = new TransferSystem(directory);
        system.start("broker,alpha,beta,saga");
        system.awaitReady();
        return system;
    }

    public LedgerClient ledger(String name) {
        return new LedgerClient(name, ports.get(name));
    }

    public SagaClient sagas() {
        return new SagaClient(ports.get("saga"));
    }

    Path dataDirectory() {
        return directory.resolve("data");
    }

    public int nameServerPort() {
        return nameServerPort;
    }

    /** Starts these parts, separated by commas, together in one process. */
    public void start(String parts) {
        List<String> command = command("standalone");
        command.add("--run=" + parts);
        command.addAll(properties());
        processes.put(parts, launch(parts, command));
    }

    /** Starts one service from its own jar. */
    void startOwnJar(String part) {
        String module = part.equals("saga") ? "transfer-saga" : "account-service";
        List<String> command = command(module);
        command.add("--server.port=" + ports.get(part));
        command.add("--ledger.id=" + part);
        command.addAll(properties());
        processes.put(part, launch(part, command));
    }

    /** Of the process that runs these parts; -1 while there is none. */
    public long pid(String parts) {
        Process process = processes.get(parts);
        return process == null ? -1 : process.pid();
    }

    /** kill -9. */
    public void kill(String parts) {
        await(processes.remove(parts).destroyForcibly());
    }

    /** The broker's store is lost: topics, groups, offsets, and every message that was on its way. */
    void forgetMessages() {
        try {
            FileSystemUtils.deleteRecursively(dataDirectory().resolve("broker"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** SIGTERM. */
    public void stop(String parts) {
        Process process = processes.remove(parts);
        process.destroy();
        await(process);
    }

    /** SIGSTOP: it is there, and does nothing. */
    public void pause(String parts) {
        signal(parts, "STOP");
    }

    /** SIGCONT: it goes on, and for it no time has passed. */
    public void resume(String parts) {
        signal(parts, "CONT");
    }

    private void signal(String parts, String signal) {
        try {
            await(new ProcessBuilder(
                            "kill",
                            "-" + signal,
                            Long.toString(processes.get(parts).pid()))
                    .start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public void awaitReady() {
        List.of("alpha", "beta", "saga").forEach(this::awaitReady);
    }

    public void awaitReady(String part) {
        Awaitility.await(part + " to be ready")
                .atMost(START)
                .pollInterval(Duration.ofMillis(200))
                .until(() -> new Http(ports.get(part)).isReady());
    }

    @Override
    public void close() {
        List.copyOf(processes.keySet()).forEach(this::kill);
    }

    private List<String> command(String module) {
        List<String> command = new ArrayList<>(List.of(java()));
        command.addAll(jvmOptions);
        command.addAll(List.of("-jar", jar(module)));
        return command;
    }

    private List<String> properties() {
        List<String> properties = new ArrayList<>(List.of(
                "--data-dir=data",
                "--demo=false",
                "--rocketmq.name-server=127.0.0.1:" + nameServerPort,
                "--broker.port=" + brokerPort,
                "--broker.transaction-timeout=2s",
                "--broker.transaction-check-interval=1s",
                "--alpha.server.port=" + ports.get("alpha"),
                "--beta.server.port=" + ports.get("beta"),
                "--saga.server.port=" + ports.get("saga"),
                "--credit.retry.max-attempts=" + MAX_ATTEMPTS,
                "--credit.retry.backoff=300ms,600ms",
                "--saga.command-timeout=3s",
                "--ledger.reconcile-after=3s"));
        properties.addAll(moreProperties);
        return properties;
    }

    private Process launch(String name, List<String> command) {
        try {
            return new ProcessBuilder(command)
                    .directory(directory.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(
                            directory.resolve(name.replace(',', '-') + ".log").toFile()))
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void await(Process process) {
        try {
            if (!process.waitFor(60, TimeUnit.SECONDS)) {
                throw new IllegalStateException(process + " does not end");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    private static String jar(String module) {
        return Path.of("..", module, "target", module + ".jar")
                .toAbsolutePath()
                .normalize()
                .toString();
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A broker takes the port, the one two below and the one above it. */
    private static int freeBrokerPort() {
        for (int port = freePort(); ; port = freePort()) {
            try (var below = new ServerSocket(port - 2);
                    var above = new ServerSocket(port + 1)) {
                return port;
            } catch (IOException e) {
                continue;
            }
        }
    }
}
