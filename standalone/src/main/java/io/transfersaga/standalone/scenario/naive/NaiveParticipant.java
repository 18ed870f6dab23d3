// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.standalone.scenario.naive;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** The target's ledger behind HTTP: credits whatever it is asked to, as often as it is asked. */
public final class NaiveParticipant implements AutoCloseable {

    private static final Duration ANSWER_LIMIT = Duration.ofSeconds(1);
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final int OK = 204;
    private static final int FAILED = 500;

    private final NaiveLedger target;
    private final HttpServer server;
    private final CountDownLatch closing = new CountDownLatch(1);
    private volatile boolean slow;

    private NaiveParticipant(NaiveLedger target, HttpServer server) {
        this.target = target;
        this.server = server;
    }

    /** Listens on this machine only. */
    public static NaiveParticipant open(NaiveLedger target) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        var participant = new NaiveParticipant(target, server);
        server.createContext("/credits/", participant::answer);
        server.start();
        return participant;
    }

    /** From now on it does what it is asked to and answers when its caller has long given up. */
    public void becomeSlow() {
        slow = true;
    }

    /** @throws IOException when it says that it failed, or nothing within a second */
    void call(String account, long amount) throws IOException, InterruptedException {
        URI uri = URI.create("http://127.0.0.1:%d/credits/%s?amount=%d"
                .formatted(server.getAddress().getPort(), account, amount));
        HttpRequest request = HttpRequest.newBuilder(uri)
                .timeout(ANSWER_LIMIT)
                .POST(HttpRequest.BodyPublishers.noBody())
                .build();
        int status =
                CLIENT.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        if (status != OK) {
            throw new IOException("the participant answered " + status);
        }
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            URI uri = exchange.getRequestURI();
            exchange.sendResponseHeaders(credit(uri), -1);
        }
    }

    private int credit(URI uri) {
        try {
            target.credit(
                    uri.getPath().substring("/credits/".length()),
                    Long.parseLong(uri.getQuery().substring("amount=".length())));
            if (slow && closing.await(1, TimeUnit.MINUTES)) {
                return FAILED;
            }
            return OK;
        } catch (SQLException e) {
            return FAILED;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return FAILED;
        }
    }

    @Override
    public void close() {
        closing.countDown();
        server.stop(0);
    }
}
