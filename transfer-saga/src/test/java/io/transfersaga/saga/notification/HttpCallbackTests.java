// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.saga.notification;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HttpCallbackTests {

    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final String PASSWORD = "changeit";

    @TempDir
    private Path directory;

    @Test
    void connectsToTheAddressThatWasCheckedAndSaysTheNameThatWasAsked() {
        try (var receiver = new TestReceiver()) {
            int port = URI.create(receiver.url()).getPort();

            Result result = post("http://receiver.example:" + port + "/here", host ->
                    new InetAddress[] {InetAddress.getByName("127.0.0.1")});

            assertThat(result.status()).isEqualTo(204);
            assertThat(receiver.calls().get(0).header("host")).isEqualTo("receiver.example:" + port);
            assertThat(receiver.calls().get(0).headers().keySet())
                    .containsExactlyInAnyOrder(
                            "host", "content-type", "content-length", "user-agent", "connection", "webhook-id");
        }
    }

    @Test
    void saysThatNobodyKnowsTheHost() {
        Result result = post("http://receiver.example/", host -> {
            throw new UnknownHostException(host);
        });

        assertThat(result.failure()).isEqualTo(Failure.HOST_UNKNOWN);
    }

    @Test
    void tellsNothingToACertificateThatNobodyVouchesFor() throws Exception {
        HttpsServer server = HttpsServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(selfSigned()));
        server.createContext("/", exchange -> exchange.sendResponseHeaders(204, -1));
        server.start();
        try {
            Result result = post("https://127.0.0.1:" + server.getAddress().getPort() + "/", InetAddress::getAllByName);

            assertThat(result.failure()).isEqualTo(Failure.TLS_FAILED);
        } finally {
            server.stop(0);
        }
    }

    private static Result post(String url, HostLookup lookup) {
        var policy = new AddressPolicy(List.of("receiver.example", "127.0.0.1"), List.of());
        try (var addresses = new AddressGuard(policy, lookup, TIMEOUT, 1);
                var callback = new HttpCallback(addresses, TIMEOUT, 1)) {
            return callback.post(
                    CallbackUrl.parse(url).orElseThrow(),
                    Map.of("webhook-id", "1"),
                    new byte[] {'{', '}'},
                    Instant.now());
        }
    }

    private SSLContext selfSigned() throws Exception {
        Path file = directory.resolve("key.p12");
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "receiver",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=127.0.0.1",
                        "-ext",
                        "san=ip:127.0.0.1",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        file.toString(),
                        "-storepass",
                        PASSWORD)
                .redirectErrorStream(true)
                .start();
        String output = new String(keytool.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        assertThat(keytool.waitFor()).as(output).isZero();
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream stored = Files.newInputStream(file)) {
            keys.load(stored, PASSWORD.toCharArray());
        }
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, PASSWORD.toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        return context;
    }
}
