// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.standalone;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.IntPredicate;

/**
 * Ports that nobody listened to a moment ago, and below those that systems give to outgoing connections, so that none
 * of these takes one before it is used.
 */
public final class FreePorts {

    private static final int FIRST = 20_000;
    private static final int LAST = 30_000;
    private static final int ATTEMPTS = 100;

    private FreePorts() {}

    public static int one() {
        return any(FreePorts::isFree);
    }

    /** A broker takes the port, the one two below and the one above it. */
    public static int forBroker() {
        return any(port -> isFree(port) && isFree(port - 2) && isFree(port + 1));
    }

    private static int any(IntPredicate fits) {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            int port = ThreadLocalRandom.current().nextInt(FIRST, LAST);
            if (fits.test(port)) {
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
