// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.standalone;

import java.nio.file.Path;
import java.time.Duration;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;

/**
 * What may be chosen about the embedded broker.
 *
 * @param store where its files live
 * @param nameServerPort the port of the first address in {@code rocketmq.name-server}
 * @param port where clients connect; RocketMQ also takes the port two below it
 * @param transactionTimeout age at which an unresolved half message is first asked about
 * @param transactionCheckInterval time between two rounds of asking
 * @param transactionCheckMax how often a half message is asked about before it is given up
 */
record BrokerSettings(
        Path store,
        int nameServerPort,
        int port,
        Duration transactionTimeout,
        Duration transactionCheckInterval,
        int transactionCheckMax) {

    static final String LOOPBACK = "127.0.0.1";

    private static final String NAME_SERVER = "rocketmq.name-server";
    private static final Duration SHORTEST_WAIT = Duration.ofSeconds(1);

    BrokerSettings {
        Setting.require(isPort(nameServerPort), NAME_SERVER, nameServerPort, "its port must be from 1 to 65535");
        Setting.require(
                port > 2 && isPort(port),
                "broker.port",
                port,
                "use a port from 3 to 65535; the one two below it is taken too");
        Setting.require(
                port != nameServerPort && port - 2 != nameServerPort,
                "broker.port",
                port,
                "it and the port two below it must differ from the name server's, " + nameServerPort);
        requireWait("broker.transaction-timeout", transactionTimeout);
        requireWait("broker.transaction-check-interval", transactionCheckInterval);
        Setting.require(
                transactionCheckMax > 0, "broker.transaction-check-max", transactionCheckMax, "use a number above 0");
    }

    /** @throws InvalidSetting if a value cannot be used; it names the property and what to do about it */
    static BrokerSettings from(Environment environment) {
        var binder = Binder.get(environment);
        return new BrokerSettings(
                Path.of(Setting.of(binder, "data-dir", String.class, "./data"), "broker")
                        .toAbsolutePath()
                        .normalize(),
                firstPort(Setting.of(binder, NAME_SERVER, String.class, LOOPBACK + ":9876")),
                Setting.of(binder, "broker.port", Integer.class, 10911),
                Setting.of(binder, "broker.transaction-timeout", Duration.class, Duration.ofSeconds(6)),
                Setting.of(binder, "broker.transaction-check-interval", Duration.class, Duration.ofSeconds(5)),
                Setting.of(binder, "broker.transaction-check-max", Integer.class, 1_000_000));
    }

    String nameServer() {
        return LOOPBACK + ":" + nameServerPort;
    }

    private static int firstPort(String nameServers) {
        var first = nameServers.split(";", 2)[0].trim();
        try {
            return Integer.parseInt(first.substring(first.lastIndexOf(':') + 1));
        } catch (NumberFormatException e) {
            throw new InvalidSetting(
                    NAME_SERVER, nameServers, "use HOST:PORT, several of them separated by semicolons", e);
        }
    }

    private static boolean isPort(int port) {
        return port > 0 && port <= 65_535;
    }

    private static void requireWait(String property, Duration wait) {
        Setting.require(wait.compareTo(SHORTEST_WAIT) >= 0, property, wait, "use a second or more, such as 5s");
    }
}
