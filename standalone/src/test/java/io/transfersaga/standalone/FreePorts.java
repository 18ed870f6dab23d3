// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.standalone;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Ports for processes that a test starts later, or kills and starts again: each is given out once, and from a block
 * that no other run of tests on this machine has. They are below those that systems give to outgoing connections, so
 * that none of these takes one before it is used.
 */
public final class FreePorts {

    private static final int FIRST = 20_000;
    private static final int LAST = 30_000;
    private static final int BLOCK = 50;
    private static final int ATTEMPTS = 1000;

    /**
     * Each holds the first port of a block for as long as this process lives: who has that has the block. Those of
     * blocks that are used up stay, too: what was given their ports may still run.
     */
    private static final List<ServerSocket> GUARDS = new ArrayList<>();

    private static int next;
    private static int end;

    private FreePorts() {}

    public static int one() {
        return first(0);
    }

    /** A broker takes the port, the one two below and the one above it. */
    public static int forBroker() {
        return first(-2, 0, 1);
    }

    private static synchronized int first(int... neighbours) {
        int below = -Arrays.stream(neighbours).min().orElseThrow();
        int above = Arrays.stream(neighbours).max().orElseThrow();
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            if (next + below + above >= end) {
                takeBlock();
            }
            int port = next + below;
            next = port + above + 1;
            if (Arrays.stream(neighbours).allMatch(n -> isFree(port + n))) {
                return port;
            }
        }
        throw new IllegalStateException("no free port");
    }

    private static void takeBlock() {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            int start = ThreadLocalRandom.current().nextInt(FIRST / BLOCK, LAST / BLOCK) * BLOCK;
            try {
                GUARDS.add(listen(start));
                next = start + 1;
                end = start + BLOCK;
                return;
            } catch (IOException e) {
                continue;
            }
        }
        throw new IllegalStateException("no free block of ports");
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = listen(port)) {
            return socket.isBound();
        } catch (IOException e) {
            return false;
        }
    }

    private static ServerSocket listen(int port) throws IOException {
        return new ServerSocket(port, 1, InetAddress.getLoopbackAddress());
    }
}
