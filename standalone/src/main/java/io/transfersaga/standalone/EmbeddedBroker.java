// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.standalone;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.IntStream;
import org.apache.rocketmq.broker.BrokerController;
import org.apache.rocketmq.broker.BrokerPathConfigHelper;
import org.apache.rocketmq.namesrv.NamesrvController;
import org.rocksdb.NativeLibraryLoader;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A RocketMQ name server and broker in this process, reachable from this machine only. Its store survives a killed
 * process: every message is flushed before it is acknowledged. One machine, one disk, no replica: for trying out and
 * for tests.
 */
final class EmbeddedBroker implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(EmbeddedBroker.class);
    private static final Duration REGISTRATION_LIMIT = Duration.ofSeconds(60);
    private static final Duration CLOSE_LIMIT = Duration.ofSeconds(20);

    private final NamesrvController nameServer;
    private final BrokerController broker;

    private EmbeddedBroker(NamesrvController nameServer, BrokerController broker) {
        this.nameServer = nameServer;
        this.broker = broker;
    }

    /**
     * Returns when clients can find the broker through the name server.
     *
     * @throws BrokerUnavailable if a port or the store is taken, or RocketMQ refuses to start
     */
    static EmbeddedBroker start(BrokerSettings settings) {
        return start(settings, () -> {});
    }

    /**
     * @param opened called once the store is open and {@code user.home} is what it was; until then nothing else should
     *     read that
     */
    static EmbeddedBroker start(BrokerSettings settings, Runnable opened) {
        requireFree(settings.nameServerPort(), "the port in rocketmq.name-server");
        requireFree(settings.port(), "broker.port");
        requireFree(settings.port() - 2, "broker.port (the port two below it is taken too)");
        try {
            Files.createDirectories(settings.store());
            // Left to itself it leaves a copy of 32 MB in the temporary directory whenever the process is killed.
            NativeLibraryLoader.getInstance().loadLibrary(settings.store().toString());
        } catch (IOException e) {
            throw new BrokerUnavailable("cannot write to " + settings.store() + "; choose another data-dir", e);
        }
        var configuration = new BrokerConfiguration(settings);
        BrokerPathConfigHelper.setBrokerConfigPath(
                settings.store().resolve("broker.properties").toString());
        var nameServer = new NamesrvController(
                configuration.nameServer(), configuration.nameServerNetwork(), configuration.nameServerClient());
        var broker = new BrokerController(
                configuration.broker(),
                configuration.brokerNetwork(),
                configuration.brokerClient(),
                configuration.store());
        var embedded = new EmbeddedBroker(nameServer, broker);
        try {
            embedded.startUp(settings, opened);
        } catch (Exception e) {
            // What has started keeps the process alive; RocketMQ offers no way to stop half a broker.
            throw new BrokerUnavailable(reason(settings, e), e);
        }
        return embedded;
    }

    private void startUp(BrokerSettings settings, Runnable opened) throws Exception {
        openStore(settings.store());
        opened.run();
        nameServer.initialize();
        nameServer.start();
        PacedTransactions.install(broker);
        broker.start();
        register();
        log.info(
                "broker on port {}, name server on port {}, store in {}",
                settings.port(),
                settings.nameServerPort(),
                settings.store());
    }

    /**
     * RocketMQ writes RocksDB's log to {@code logs/rocketmqlogs} below the user's home, and nothing but that property
     * moves it.
     */
    private void openStore(Path store) throws CloneNotSupportedException {
        var home = System.getProperty("user.home");
        System.setProperty("user.home", store.toString());
        try {
            if (!broker.initialize()) {
                throw new IllegalStateException("RocketMQ could not load the store in " + store);
            }
        } finally {
            System.setProperty("user.home", home);
        }
    }

    /**
     * The first registration may come before the name server listens to it; until it is through, clients find no route.
     */
    private void register() throws InterruptedException {
        var name = broker.getBrokerConfig().getBrokerName();
        var giveUp = System.nanoTime() + REGISTRATION_LIMIT.toNanos();
        while (!nameServer
                .getRouteInfoManager()
                .getAllClusterInfo()
                .getBrokerAddrTable()
                .containsKey(name)) {
            if (System.nanoTime() > giveUp) {
                throw new IllegalStateException("the name server did not take the broker's registration");
            }
            broker.registerBrokerAll(true, false, true);
            Thread.sleep(20);
        }
    }

    /**
     * Flushes and closes the store, and returns when another broker can have its ports. Takes four to seven seconds,
     * three of them a pause in RocketMQ's store that cannot be had shorter. What holds no data stops beside it:
     * RocketMQ waits for that as well.
     */
    @Override
    public void close() {
        var nameServerStops = new Thread(nameServer::shutdown, "name-server-stops");
        var registrationStops = new Thread(() -> broker.getBrokerOuterAPI().shutdown(), "registration-stops");
        // Called once the broker has told the name server that it goes.
        broker.setShutdownHook(unregistered -> {
            broker.getScheduledExecutorService().shutdown();
            nameServerStops.start();
            registrationStops.start();
        });
        broker.shutdown();
        try {
            nameServerStops.join(CLOSE_LIMIT.toMillis());
            registrationStops.join(CLOSE_LIMIT.toMillis());
            awaitFreePorts();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Netty gives up the ports some time after it was told to. */
    private void awaitFreePorts() throws InterruptedException {
        var giveUp = System.nanoTime() + CLOSE_LIMIT.toNanos();
        while (!ports().allMatch(EmbeddedBroker::isFree)) {
            if (System.nanoTime() > giveUp) {
                log.warn("closed, but its ports are still taken");
                return;
            }
            Thread.sleep(20);
        }
    }

    private IntStream ports() {
        var port = broker.getNettyServerConfig().getListenPort();
        return IntStream.of(nameServer.getNettyServerConfig().getListenPort(), port, port - 2);
    }

    private static void requireFree(int port, String property) {
        if (!isFree(port)) {
            throw new BrokerUnavailable(
                    "port %d is in use; change %s or stop what uses it".formatted(port, property), null);
        }
    }

    private static boolean isFree(int port) {
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getByName(BrokerSettings.LOOPBACK), port));
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static String reason(BrokerSettings settings, Exception e) {
        var message = String.valueOf(e.getMessage());
        return message.contains("Lock failed")
                ? settings.store() + " is in use by another broker; stop it or choose another data-dir"
                : message;
    }
}
