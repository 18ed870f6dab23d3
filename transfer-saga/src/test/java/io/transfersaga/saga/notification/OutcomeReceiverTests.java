// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.saga.notification;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.transfersaga.saga.receiver.OutcomeReceiver;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The receivers of {@code docs/notifications.md}, in Java and by hand, against what is really sent. */
class OutcomeReceiverTests {

    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private static final String OTHER = "whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD";
    private static final byte[] BODY =
            "{\"type\":\"transfer.completed\",\"reference\":\"家賃\"}".getBytes(StandardCharsets.UTF_8);
    private static final Instant NOW = Instant.now();
    private static final Pattern SHELL = Pattern.compile("```shell\n(key=.*?)```", Pattern.DOTALL);

    private final List<String> outcomes = new CopyOnWriteArrayList<>();

    @TempDir
    private Path directory;

    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
        server.createContext("/", new OutcomeReceiver(SECRET, Clock.fixed(NOW, ZoneOffset.UTC), outcomes::add));
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void believesWhatWasSignedWithItsSecretAndHearsItOnce() {
        assertThat(post(NOW, SECRET)).isEqualTo(204);
        assertThat(post(NOW.plusSeconds(15), OTHER, SECRET)).isEqualTo(204);

        assertThat(outcomes).containsExactly(new String(BODY, StandardCharsets.UTF_8));
    }

    @Test
    void believesNothingElse() {
        assertThat(post(NOW, OTHER)).isEqualTo(401);
        assertThat(post(NOW.minus(Duration.ofMinutes(6)), SECRET)).isEqualTo(401);
        assertThat(post(NOW.plus(Duration.ofMinutes(6)), SECRET)).isEqualTo(401);
        assertThat(post(Map.of())).isEqualTo(401);
        Map<String, String> ofAnotherBody = signer(SECRET).headers("id", NOW, new byte[0]);
        assertThat(post(ofAnotherBody)).isEqualTo(401);

        assertThat(outcomes).isEmpty();
    }

    @Test
    void isVerifiedByHand() throws Exception {
        String verify = shell().get(0);
        Map<String, String> headers = signer(OTHER, SECRET).headers("transfer-ended-1", NOW, BODY);

        assertThat(run(verify, environment(headers, SECRET))).isEqualTo("genuine");
        assertThat(run(verify, environment(headers, OTHER))).isEqualTo("genuine");
        assertThat(run(verify, environment(headers, "whsec_plJ3nmyCDGBKInavdOK15jsl")))
                .isEqualTo("forged");
    }

    @Test
    void isTriedByHand() throws Exception {
        String send = shell().get(1);
        var environment = Map.of("receiver", url(), "secret", SECRET);

        assertThat(run(send, environment)).isEqualTo("204");
        assertThat(run(send, environment)).isEqualTo("204");

        assertThat(outcomes).hasSize(1);
    }

    private int post(Instant at, String... secrets) {
        return post(signer(secrets).headers("transfer-ended-1", at, BODY));
    }

    private int post(Map<String, String> headers) {
        var everywhere = new AddressPolicy(List.of("127.0.0.1"), List.of());
        Duration timeout = Duration.ofSeconds(30);
        try (var addresses = new AddressGuard(everywhere, InetAddress::getAllByName, timeout, 2);
                var callback = new HttpCallback(addresses, timeout, 1)) {
            Integer status = callback.post(CallbackUrl.parse(url()).orElseThrow(), headers, BODY, NOW)
                    .status();
            return status == null ? 0 : status;
        }
    }

    private String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/";
    }

    private static Signer signer(String... secrets) {
        return new Signer(List.of(secrets).stream()
                .map(secret -> Secret.parse(secret).orElseThrow())
                .toList());
    }

    private static List<String> shell() throws IOException {
        List<String> blocks = SHELL.matcher(Files.readString(Path.of("..", "docs", "notifications.md")))
                .results()
                .map(block -> block.group(1))
                .toList();
        assertThat(blocks).hasSize(2);
        return blocks;
    }

    private static Map<String, String> environment(Map<String, String> headers, String secret) {
        return Map.of(
                "id", headers.get("webhook-id"),
                "timestamp", headers.get("webhook-timestamp"),
                "signatures", headers.get("webhook-signature"),
                "secret", secret);
    }

    private String run(String script, Map<String, String> environment) throws Exception {
        Files.write(directory.resolve("body.json"), BODY);
        var shell = new ProcessBuilder("sh", "-c", script).directory(directory.toFile());
        shell.redirectErrorStream(true).environment().putAll(environment);
        Process process = shell.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        assertThat(process.waitFor()).as(output).isZero();
        return output;
    }
}
