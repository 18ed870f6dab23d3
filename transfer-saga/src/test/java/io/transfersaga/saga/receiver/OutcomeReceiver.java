// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.saga.receiver;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Is told how transfers end, and believes only who has the secret. Needs a JDK and nothing else. */
public final class OutcomeReceiver implements HttpHandler {

    private static final int MAX_BODY = 64 * 1024;
    private static final Duration TOLERANCE = Duration.ofMinutes(5);

    private final byte[] key;
    private final Clock clock;
    private final Consumer<String> outcomes;

    /** Stands for a table with a unique key, written in one transaction with what the outcome means to you. */
    private final Set<String> known = ConcurrentHashMap.newKeySet();

    public OutcomeReceiver(String secret, Clock clock, Consumer<String> outcomes) {
        this.key = Base64.getDecoder().decode(secret.substring("whsec_".length()));
        this.clock = clock;
        this.outcomes = outcomes;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readNBytes(MAX_BODY);
            Headers headers = exchange.getRequestHeaders();
            if (!isGenuine(headers, body)) {
                exchange.sendResponseHeaders(401, -1);
                return;
            }
            // The same id is the same message again: the first answer was lost. It is answered alike.
            if (known.add(headers.getFirst("webhook-id"))) {
                outcomes.accept(new String(body, StandardCharsets.UTF_8));
            }
            exchange.sendResponseHeaders(204, -1);
        }
    }

    /** Signed with our secret, of late, and exactly these bytes: read the body before you parse it. */
    private boolean isGenuine(Headers headers, byte[] body) {
        String id = headers.getFirst("webhook-id");
        String timestamp = headers.getFirst("webhook-timestamp");
        String signatures = headers.getFirst("webhook-signature");
        if (id == null || timestamp == null || signatures == null || !isRecent(timestamp)) {
            return false;
        }
        byte[] expected = ("v1," + sign(id + "." + timestamp + ".", body)).getBytes(StandardCharsets.US_ASCII);
        boolean genuine = false;
        for (String signature : signatures.split(" ")) { // one for each secret, while they are changed
            genuine |= MessageDigest.isEqual(expected, signature.getBytes(StandardCharsets.US_ASCII));
        }
        return genuine;
    }

    private boolean isRecent(String timestamp) {
        try {
            Instant signed = Instant.ofEpochSecond(Long.parseLong(timestamp));
            return Duration.between(signed, clock.instant()).abs().compareTo(TOLERANCE) <= 0;
        } catch (RuntimeException e) {
            return false;
        }
    }

    private String sign(String start, byte[] body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            mac.update(start.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** {@code java OutcomeReceiver.java PORT SECRET} prints what it hears. */
    @SuppressWarnings("SystemOut")
    public static void main(String[] args) throws IOException {
        var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.parseInt(args[0]));
        HttpServer server = HttpServer.create(address, 0);
        server.createContext("/", new OutcomeReceiver(args[1], Clock.systemUTC(), System.out::println));
        server.start();
    }
}
