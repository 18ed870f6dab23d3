// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.standalone;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Ports that nobody listened to a moment ago, and below those that systems give to outgoing connections, so that none
 * of these takes one before it is used.
 */
public final class FreePorts {

    private static final int FIRST = 20_000;
    private static final int LAST = 30_000;
    private static final int ATTEMPTS = 1000;

    private static final Set<Integer> GIVEN_OUT = new HashSet<>();

    private FreePorts() {}

    public static int one() {
        return first(0);
    }

    /** A broker takes the port, the one two below and the one above it. */
    public static int forBroker() {
        return first(-2, 0, 1);
    }

    private static synchronized int first(int... neighbours) {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            int port = ThreadLocalRandom.current().nextInt(FIRST, LAST);
            List<Integer> ports =
                    Arrays.stream(neighbours).mapToObj(n -> port + n).toList();
            if (Collections.disjoint(GIVEN_OUT, ports) && ports.stream().allMatch(FreePorts::isFree)) {
                GIVEN_OUT.addAll(ports);
                return port;
            }
        }
        throw new IllegalStateException("no free port");
    }

    private static boolean isFree(int port) {
        try (var socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (IOException e) {
            return false;
        }
    }
}
