// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.saga.notification;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Takes every connection, and says nothing more than a test wants it to say again and again, one letter at a time. */
final class SilentReceiver implements AutoCloseable {

    private final ServerSocket server;
    private final List<Socket> connections = new CopyOnWriteArrayList<>();

    /** @param start what is said at once; empty for nothing */
    SilentReceiver(String start) {
        try {
            server = new ServerSocket(0, 100, InetAddress.getByName("127.0.0.1"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var accepting = new Thread(() -> accept(start), "silent-receiver");
        accepting.setDaemon(true);
        accepting.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getLocalPort() + "/";
    }

    /** All there ever were. */
    int connections() {
        return connections.size();
    }

    /** Says one letter more to everybody who still listens; whether there is anybody. */
    boolean drip() {
        boolean heard = false;
        for (Socket connection : connections) {
            try {
                connection.getOutputStream().write('a');
                heard = true;
            } catch (IOException e) {
                connections.remove(connection);
            }
        }
        return heard;
    }

    private void accept(String start) {
        try {
            while (!server.isClosed()) {
                Socket connection = server.accept();
                connection.getOutputStream().write(start.getBytes(StandardCharsets.US_ASCII));
                connections.add(connection);
            }
        } catch (IOException e) {
            // closed
        }
    }

    @Override
    public void close() {
        try {
            server.close();
            for (Socket connection : connections) {
                connection.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
