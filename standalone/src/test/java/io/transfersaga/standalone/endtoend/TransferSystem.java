// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.standalone.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.transfersaga.standalone.FreePorts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.springframework.util.FileSystemUtils;

/**
 * The system as it is shipped, in processes of its own: all parts in one, or each in one. Its waits are short, so that
 * retries and repairs happen while a test watches.
 */
public final class TransferSystem implements AutoCloseable {

    /** For a process among many: little memory, and quick to start. */
    public static final List<String> SMALL =
            List.of("-Xmx192m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-XX:+ExitOnOutOfMemoryError");

    /** For a process that does everything. */
    public static final List<String> MEDIUM =
            List.of("-Xmx512m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-XX:+ExitOnOutOfMemoryError");

    /** A ledger that exists and does not run in any test: what goes there stays on its way. */
    static final String ABSENT = "absent";

    static final int MAX_ATTEMPTS = 3;

    private static final Duration START = Duration.ofMinutes(4);

    private static final List<String> SHORT_WAITS = List.of(
            "--broker.transaction-timeout=2s",
            "--broker.transaction-check-interval=1s",
            "--credit.retry.max-attempts=" + MAX_ATTEMPTS,
            "--credit.retry.backoff=300ms,600ms",
            "--saga.command-timeout=3s",
            "--ledger.reconcile-after=3s",
            "--ledger.resend-after=3s");

    private final Path directory;
    private final List<String> jvmOptions;
    private final List<String> moreProperties;
    private final int nameServerPort = FreePorts.one();
    private final String nameServer;
    private final List<String> waits;
    private final int brokerPort = FreePorts.forBroker();
    private final Map<String, Integer> ports = new ConcurrentHashMap<>();
    private final Map<String, Process> processes = Collections.synchronizedMap(new LinkedHashMap<>());
    private final AtomicInteger turn = new AtomicInteger();
    private @Nullable Postgres postgres;
    private volatile Publishing publishing = Publishing.chosen();

    /**
     * On the database that this run is about.
     *
     * @param directory for data and logs
     */
    public TransferSystem(Path directory) {
        this(directory, Database.chosen());
    }

    /** @param directory for data and logs, and for the server if there is one */
    TransferSystem(Path directory, Database database) {
        this(directory, MEDIUM, new ArrayList<>(List.of("--ledgers=alpha,beta," + ABSENT)));
        if (database == Database.POSTGRESQL) {
            postgres = new Postgres(directory.resolve("postgresql"));
            postgres.start();
            moreProperties.addAll(postgres.properties());
        }
    }

    /**
     * @param directory for data and logs
     * @param moreProperties beside those that shorten the waits, such as {@code --alpha.spring.datasource.url=…}
     */
    public TransferSystem(Path directory, List<String> jvmOptions, List<String> moreProperties) {
        this(directory, jvmOptions, moreProperties, null);
    }

    /** @param nameServers of a cluster outside; null for the broker that is one of the parts */
    public TransferSystem(
            Path directory, List<String> jvmOptions, List<String> moreProperties, @Nullable String nameServers) {
        this(directory, jvmOptions, moreProperties, nameServers, SHORT_WAITS);
    }

    private TransferSystem(
            Path directory,
            List<String> jvmOptions,
            List<String> moreProperties,
            @Nullable String nameServers,
            List<String> waits) {
        this.directory = directory;
        this.jvmOptions = jvmOptions;
        this.moreProperties = moreProperties;
        this.nameServer = nameServers == null ? "127.0.0.1:" + nameServerPort : nameServers;
        this.waits = waits;
    }

    /** With waits as long as they are by default: for whoever measures, rather than tests. */
    public static TransferSystem withDefaultWaits(
            Path directory, List<String> jvmOptions, List<String> moreProperties) {
        return new TransferSystem(directory, jvmOptions, moreProperties, null, List.of());
    }

    /** How ledgers tell of debits that start from now on. */
    public void publishBy(Publishing wanted) {
        publishing = wanted;
    }

    /** Everything in one process. */
    static TransferSystem inOneProcess(Path directory) {
        return inOneProcess(directory, Database.chosen());
    }

    /** Everything in one process, beside its database if that is a server. */
    static TransferSystem inOneProcess(Path directory, Database database) {
        var system = new TransferSystem(directory, database);
        system.start("broker,alpha,beta,saga");
        system.awaitReady();
        return system;
    }

    /** The instances that run take turns, as behind a load balancer. */
    public LedgerClient ledger(String name) {
        return new LedgerClient(name, port(anyInstance(name)));
    }

    /** The instances that run take turns, as behind a load balancer. */
    public SagaClient sagas() {
        return new SagaClient(port(anyInstance("saga")));
    }

    private String anyInstance(String part) {
        synchronized (processes) {
            List<String> running = processes.keySet().stream()
                    .filter(name -> part(name).equals(part))
                    .toList();
            return running.isEmpty() ? part : running.get(Math.floorMod(turn.getAndIncrement(), running.size()));
        }
    }

    /** Where that part listens, or will. */
    public int port(String instance) {
        return ports.computeIfAbsent(instance, each -> FreePorts.one());
    }

    /** Of {@code alpha.2}, the second instance of ledger alpha: {@code alpha}. */
    private static String part(String instance) {
        return instance.replaceFirst("\\..*", "");
    }

    public Path dataDirectory() {
        return directory.resolve("data");
    }

    public int nameServerPort() {
        return nameServerPort;
    }

    /**
     * Starts these parts, separated by commas, together in one process.
     *
     * @param parts or a further instance of one, something like {@code alpha.2}
     * @param moreJvmOptions for this process only
     */
    public void start(String parts, String... moreJvmOptions) {
        List<String> command = command("standalone");
        command.addAll(1, ClassArchive.options(jar("standalone")));
        command.addAll(1, List.of(moreJvmOptions));
        command.add("--run=" + part(parts));
        command.addAll(properties(parts));
        processes.put(parts, launch(parts, command));
    }

    /** Starts one service from its own jar; a ledger by any name. */
    public void startOwnJar(String part) {
        String module = part.equals("saga") ? "transfer-saga" : "account-service";
        List<String> command = command(module);
        command.add("--server.port=" + port(part));
        command.add("--ledger.id=" + part);
        command.addAll(properties(part));
        command.addAll(ownProperties(part));
        processes.put(part, launch(part, command));
    }

    /** What standalone knows by a prefix, without it. */
    List<String> ownProperties(String part) {
        String prefix = "--" + part + ".";
        return moreProperties.stream()
                .filter(property -> property.startsWith(prefix))
                .map(property -> "--" + property.substring(prefix.length()))
                .toList();
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

    /**
     * Until these parts have ended by themselves.
     *
     * @return their process's exit value
     */
    public int awaitDeath(String parts) {
        Process process = processes.get(parts);
        await(process);
        processes.remove(parts);
        return process.exitValue();
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
                .untilAsserted(() -> {
                    requireLife(part);
                    assertThat(new Http(port(part)).whyNotReady()).isEmpty();
                });
    }

    /** Who has ended will never be ready. */
    private void requireLife(String part) {
        synchronized (processes) {
            processes.forEach((parts, process) -> {
                if (List.of(parts.split(",")).contains(part) && !process.isAlive()) {
                    throw new IllegalStateException(
                            parts + " has ended with " + process.exitValue() + "; its log is in " + directory);
                }
            });
        }
    }

    @Override
    public void close() {
        List.copyOf(processes.keySet()).forEach(this::kill);
        if (postgres != null) {
            postgres.close();
        }
    }

    private List<String> command(String module) {
        List<String> command = new ArrayList<>(List.of(java()));
        command.addAll(jvmOptions);
        command.addAll(List.of("-jar", jar(module).toString()));
        return command;
    }

    private List<String> properties(String instance) {
        List<String> properties = new ArrayList<>(List.of(
                "--data-dir=data",
                "--demo=false",
                "--rocketmq.name-server=" + nameServer,
                "--broker.port=" + brokerPort,
                "--alpha.server.port=" + port(instance.startsWith("alpha.") ? instance : "alpha"),
                "--beta.server.port=" + port(instance.startsWith("beta.") ? instance : "beta"),
                "--saga.server.port=" + port(instance.startsWith("saga.") ? instance : "saga"),
                publishing.property()));
        properties.addAll(waits);
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

    static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    private static Path jar(String module) {
        return Path.of("..", module, "target", module + ".jar").toAbsolutePath().normalize();
    }
}
