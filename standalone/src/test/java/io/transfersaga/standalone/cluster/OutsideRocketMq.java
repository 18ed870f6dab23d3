// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.standalone.cluster;

import io.transfersaga.standalone.FreePorts;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;

/**
 * Name servers and brokers as they are published, each in a process of its own, with the settings that the
 * documentation asks for and small files.
 */
final class OutsideRocketMq implements AutoCloseable {

    private static final Duration START = Duration.ofSeconds(240);
    private static final Path LIBRARIES = Path.of("outside-broker", "target", "lib");
    private static final Path LOGGING = Path.of("target", "test-classes", "outside-broker");

    private final Path directory;
    private final List<String> jvmOptions;
    private final Map<String, String> brokerSettings;
    private final List<Integer> nameServerPorts;
    private final Map<String, Integer> brokerPorts = new HashMap<>();
    private final Map<String, Process> processes = new LinkedHashMap<>();

    /**
     * @param jvmOptions beside those for little memory
     * @param brokerSettings beside those that every test needs
     */
    OutsideRocketMq(Path directory, int nameServers, List<String> jvmOptions, Map<String, String> brokerSettings) {
        this.directory = directory;
        this.jvmOptions = jvmOptions;
        this.brokerSettings = brokerSettings;
        this.nameServerPorts =
                IntStream.range(0, nameServers).mapToObj(i -> FreePorts.one()).toList();
    }

    /** As services are told of them. */
    String nameServers() {
        return nameServerPorts.stream().map(port -> "127.0.0.1:" + port).collect(Collectors.joining(";"));
    }

    String addressOf(String broker) {
        return "127.0.0.1:" + brokerPorts.get(broker);
    }

    /** @param number from 0 */
    void startNameServer(int number) {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("listenPort", nameServerPorts.get(number).toString());
        settings.put("bindAddress", "127.0.0.1");
        settings.put("kvConfigPath", home(nameServer(number)).resolve("kv.json").toString());
        start(nameServer(number), "org.apache.rocketmq.namesrv.NamesrvStartup", "-Xmx96m", settings);
    }

    /** Starts it for the first time, or again with what it had stored. */
    void startBroker(String name) {
        int port = brokerPorts.computeIfAbsent(name, unknown -> FreePorts.forBroker());
        String store = home(name).resolve("store").toString();
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("brokerName", name);
        settings.put("brokerId", "0");
        settings.put("namesrvAddr", nameServers());
        settings.put("listenPort", Integer.toString(port));
        settings.put("haListenPort", Integer.toString(port + 1));
        settings.put("brokerIP1", "127.0.0.1");
        settings.put("brokerIP2", "127.0.0.1");
        settings.put("storePathRootDir", store);
        settings.put("storePathCommitLog", store + "/commitlog");
        settings.put("mappedFileSizeCommitLog", "67108864");
        settings.put("mappedFileSizeConsumeQueue", "400000");
        settings.put("maxHashSlotNum", "100000");
        settings.put("maxIndexNum", "400000");
        settings.put("timerWheelEnable", "false");
        settings.put("cleanFileForciblyEnable", "false");
        settings.putAll(documented());
        settings.putAll(brokerSettings);
        start(name, "org.apache.rocketmq.broker.BrokerStartup", "-Xmx256m", settings);
    }

    private static Map<String, String> documented() {
        return Map.of(
                "flushDiskType", "SYNC_FLUSH",
                "autoCreateTopicEnable", "false",
                "autoCreateSubscriptionGroup", "false",
                "enableMixedMessageType", "true",
                "transactionTimeOut", "2000",
                "transactionCheckInterval", "1000",
                "transactionCheckMax", "1000000",
                "transactionOpBatchInterval", "100",
                "serverNettyWorkerGroupEnable", "false");
    }

    void awaitNameServer(int number) {
        awaitListening(nameServer(number), nameServerPorts.get(number));
    }

    void awaitBroker(String name) {
        awaitListening(name, brokerPorts.get(name));
    }

    /** kill -9. */
    void killBroker(String name) {
        kill(name);
    }

    /** kill -9. */
    void killNameServer(int number) {
        kill(nameServer(number));
    }

    @Override
    public void close() {
        List.copyOf(processes.keySet()).forEach(this::kill);
    }

    private void kill(String name) {
        Process process = processes.remove(name).destroyForcibly();
        try {
            if (!process.waitFor(60, TimeUnit.SECONDS)) {
                throw new IllegalStateException(name + " does not end");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private void start(String name, String mainClass, String heap, Map<String, String> settings) {
        try {
            Path home = Files.createDirectories(home(name));
            Path file = home.resolve("settings.properties");
            Files.write(
                    file,
                    settings.entrySet().stream()
                            .map(setting -> setting.getKey() + "=" + setting.getValue())
                            .toList());
            List<String> command = new ArrayList<>(List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    heap,
                    "-XX:+UseSerialGC",
                    "-XX:TieredStopAtLevel=1",
                    "-Duser.home=" + home,
                    "-Drocketmq.home.dir=" + home));
            command.addAll(jvmOptions);
            command.addAll(List.of("-cp", classPath(), mainClass, "-c", file.toString()));
            processes.put(name, launch(name, command));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Process launch(String name, List<String> command) throws IOException {
        return new ProcessBuilder(command)
                .directory(home(name).toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        directory.resolve(name + ".log").toFile()))
                .start();
    }

    private void awaitListening(String name, int port) {
        Awaitility.await(name + " to listen")
                .atMost(START)
                .pollInterval(Duration.ofMillis(100))
                .until(() -> isListening(port));
    }

    private static boolean isListening(int port) {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress("127.0.0.1", port), 1000);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private Path home(String name) {
        return directory.resolve(name).toAbsolutePath();
    }

    private static String nameServer(int number) {
        return "name-server-" + number;
    }

    private static String classPath() {
        return LOGGING.toAbsolutePath() + File.pathSeparator
                + LIBRARIES.toAbsolutePath().normalize() + File.separator + "*";
    }
}
