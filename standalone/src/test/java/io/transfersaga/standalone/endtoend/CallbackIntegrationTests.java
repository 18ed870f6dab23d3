// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.standalone.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.standardwebhooks.Webhook;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A caller who gave a URL is told how the transfer ended, by the system as it is started out of the box. */
@ExtendWith(SharedSystem.class)
class CallbackIntegrationTests {

    private record Call(Map<String, List<String>> headers, String body) {}

    private final JsonMapper json = new JsonMapper();
    private final List<Call> calls = new CopyOnWriteArrayList<>();
    private final TransferSystem system;
    private final LedgerClient alpha;
    private final LedgerClient beta;
    private HttpServer receiver;

    CallbackIntegrationTests(TransferSystem system) {
        this.system = system;
        alpha = system.ledger("alpha");
        beta = system.ledger("beta");
    }

    @BeforeEach
    void listen() throws IOException {
        receiver = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
        receiver.createContext("/", exchange -> {
            try (exchange) {
                Map<String, List<String>> headers = new HashMap<>();
                exchange.getRequestHeaders()
                        .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values));
                String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
                calls.add(new Call(headers, body));
                exchange.sendResponseHeaders(204, -1);
            }
        });
        receiver.start();
    }

    @AfterEach
    void stop() {
        receiver.stop(0);
    }

    @Test
    void tellsTheCallerOnceHowATransferEnded() throws Exception {
        String alice = alpha.open("100.00", "CNY");
        String bob = beta.open("0.00", "CNY");
        String closed = beta.open("0.00", "CNY");
        beta.close(closed);

        String completed = transfer(Order.cny(alice, bob, "30.00"));
        String refunded = transfer(Order.cny(alice, closed, "20.00"));

        awaitDelivered(completed);
        awaitDelivered(refunded);
        assertThat(calls).hasSize(2);
        var library = new Webhook(Files.readString(system.dataDirectory().resolve("saga/webhook-secret"))
                .strip());
        for (Call call : calls) {
            library.verify(call.body(), call.headers());
        }
        expect(completed, "transfer.completed");
        expect(refunded, "transfer.refunded");
    }

    private String transfer(Order order) {
        String url = "http://127.0.0.1:" + receiver.getAddress().getPort() + "/";
        return alpha.http()
                .post(
                        "/transfers",
                        order.json().replace("{", "{\"callbackUrl\":\"" + url + "\","),
                        "Idempotency-Key",
                        order.target())
                .expect(202)
                .text("transferId");
    }

    private void awaitDelivered(String transferId) {
        Awaitility.await("the caller to be told of " + transferId)
                .atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(100))
                .until(() -> system.sagas()
                        .http()
                        .get("/sagas/" + transferId + "/notifications")
                        .body()
                        .path("state")
                        .asString("")
                        .equals("DELIVERED"));
    }

    /** What was told is what the ledger says, but for when it heard of the end. */
    private void expect(String transferId, String type) {
        Call call = calls.stream()
                .filter(each -> each.headers().get("webhook-id").contains("transfer-ended-" + transferId))
                .findFirst()
                .orElseThrow();
        JsonNode message = json.readTree(call.body());
        assertThat(message.path("type").asString()).isEqualTo(type);
        JsonNode told = message.path("data");
        JsonNode known = Awaitility.await("the ledger to know the outcome of " + transferId)
                .atMost(Duration.ofSeconds(60))
                .until(
                        () -> alpha.transfer(transferId).expect(200).body(),
                        transfer -> !transfer.path("status").asString().equals("DEBITED"));
        assertThat(told.propertyNames()).containsExactlyElementsOf(known.propertyNames());
        for (String name : known.propertyNames()) {
            if (!name.equals("endedAt")) {
                assertThat(told.path(name)).as(name).isEqualTo(known.path(name));
            }
        }
    }
}
