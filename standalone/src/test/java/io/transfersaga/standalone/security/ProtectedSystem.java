// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.standalone.security;

import io.transfersaga.standalone.FreePorts;
import io.transfersaga.standalone.endtoend.Http;
import io.transfersaga.standalone.endtoend.TransferSystem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/**
 * The system as it is shipped, in a process of its own, with security. Ledger {@code beta} looks for keys where there
 * are none; the saga service has its management endpoints on a port of their own.
 */
final class ProtectedSystem implements AutoCloseable {

    /** Requests that one caller has at once. Few come back in the time of a test. */
    static final int BURST = 200;

    private final Path directory;
    private final Issuer issuer = new Issuer();
    private final int managementPort = FreePorts.one();
    private final TransferSystem system;

    ProtectedSystem(Path directory) {
        this.directory = directory;
        system = new TransferSystem(
                directory,
                TransferSystem.MEDIUM,
                List.of(
                        "--security.jwt.issuer-uri=" + issuer.uri(),
                        "--security.jwt.audiences=" + Issuer.AUDIENCE,
                        "--beta.security.jwt.jwk-set-uri=" + issuer.uri() + "/broken",
                        "--security.rate-limit.requests-per-second=2",
                        "--security.rate-limit.burst=" + BURST,
                        "--saga.credit.retry.backoff=1h",
                        "--console.login.client-id=" + LoginDesk.CLIENT,
                        "--console.login.client-secret=" + LoginDesk.SECRET,
                        "--saga.management.server.port=" + managementPort));
    }

    void start() {
        system.start("broker,alpha,beta,saga");
        system.awaitReady("alpha");
        system.awaitReady("beta");
        Awaitility.await("the saga service to be ready")
                .atMost(Duration.ofMinutes(4))
                .pollInterval(Duration.ofMillis(200))
                .until(() -> new Http(managementPort).isReady());
    }

    Issuer issuer() {
        return issuer;
    }

    Http ledger() {
        return system.ledger("alpha").http();
    }

    Http ledgerWithoutKeys() {
        return system.ledger("beta").http();
    }

    Http sagas() {
        return system.sagas().http();
    }

    Http sagaManagement() {
        return new Http(managementPort);
    }

    static Http as(String token, Http service) {
        return service.with("Authorization", "Bearer " + token);
    }

    /** Everything that was written for people to read. */
    String log() {
        try (Stream<Path> files = Files.list(directory)) {
            var text = new StringBuilder();
            for (Path file :
                    files.filter(each -> each.toString().endsWith(".log")).toList()) {
                text.append(Files.readString(file));
            }
            return text.toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        system.close();
        issuer.close();
    }
}
