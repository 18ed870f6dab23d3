// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.standalone;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DemoAccountsUnitTests {

    private final List<String> opened = new CopyOnWriteArrayList<>();
    private HttpServer ledger;
    private String currencies = "[]";

    @BeforeEach
    void startLedger() throws IOException {
        ledger = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        ledger.createContext(
                "/audit",
                exchange -> answer(exchange, 200, "{\"ledger\":\"alpha\",\"currencies\":" + currencies + "}"));
        ledger.createContext("/accounts", exchange -> {
            opened.add(new String(exchange.getRequestBody().readAllBytes(), UTF_8));
            answer(exchange, 201, "{}");
        });
        ledger.start();
    }

    @AfterEach
    void stopLedger() {
        ledger.stop(0);
    }

    @Test
    void opensAccountsOnALedgerThatHasNone() throws Exception {
        new DemoAccounts(new Http()).openOn(Part.ALPHA, uri());

        assertThat(opened)
                .containsExactly(
                        "{\"accountId\":\"alpha:alice\",\"currency\":\"CNY\",\"openingBalance\":\"1000.00\"}",
                        "{\"accountId\":\"alpha:anna\",\"currency\":\"CNY\",\"openingBalance\":\"1000.00\"}");
    }

    @Test
    void leavesALedgerWithAccountsAlone() throws Exception {
        currencies = "[{\"currency\":\"CNY\"}]";

        new DemoAccounts(new Http()).openOn(Part.ALPHA, uri());

        assertThat(opened).isEmpty();
    }

    private URI uri() {
        return URI.create("http://127.0.0.1:" + ledger.getAddress().getPort());
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        try (exchange) {
            var bytes = body.getBytes(UTF_8);
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }
}
