// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.standalone;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.Environment;

/**
 * Lets callback URLs be tried out without setting anything: signed with a secret that is made once and kept beside the
 * data, and to receivers on this machine, as long as nobody else reaches it. Stands behind everything that anybody
 * sets. The secret is made when it is first asked for, not before.
 */
final class CallbackDefaults extends EnumerablePropertySource<Object> {

    static final String SECRETS = "notification.secrets";
    static final String NETWORKS = "notification.allowed-networks";

    private static final Logger log = LoggerFactory.getLogger(CallbackDefaults.class);

    private static final String LOOPBACK = "127.0.0.0/8,::1/128";
    private static final String FILE = "webhook-secret";
    private static final int SECRET_BYTES = 32;

    private final List<String> names = new ArrayList<>();
    private final Environment given;

    CallbackDefaults(Environment given) {
        super("callback defaults"); // with the environment as its source, Spring Boot would bind from that instead
        this.given = given;
        if (!isGiven(given, SECRETS)) {
            names.add(SECRETS);
        }
        if (isAmongItself(given)) {
            names.add(NETWORKS);
        }
    }

    @Override
    public String[] getPropertyNames() {
        return names.toArray(String[]::new);
    }

    @Override
    public @Nullable Object getProperty(String name) {
        if (!names.contains(name)) {
            return null;
        }
        return name.equals(SECRETS) ? secretIn(directory(given)) : LOOPBACK;
    }

    private static Path directory(Environment given) {
        String data = given.getProperty("saga.data-dir", given.getProperty("data-dir", "./data"));
        return Path.of(data).toAbsolutePath().normalize().resolve("saga");
    }

    private static @Nullable String secretIn(Path directory) {
        try {
            return readOrMakeSecret(directory);
        } catch (IOException e) {
            log.warn("{} in {} cannot be read or made: callback URLs are not called", FILE, directory, e);
            return null;
        }
    }

    private static String readOrMakeSecret(Path directory) throws IOException {
        Path file = directory.resolve(FILE);
        if (Files.notExists(file)) {
            Files.createDirectories(directory);
            byte[] bytes = new byte[SECRET_BYTES];
            new SecureRandom().nextBytes(bytes);
            Path made = Files.createTempFile(directory, FILE, ".new"); // for its owner alone
            Files.writeString(
                    made, "whsec_" + Base64.getEncoder().encodeToString(bytes) + "\n", StandardOpenOption.SYNC);
            Files.move(made, file);
        }
        return Files.readString(file).strip();
    }

    private static boolean isGiven(Environment given, String property) {
        return Stream.of("", Part.SAGA.label() + ".")
                .anyMatch(prefix -> Binder.get(given)
                        .bind(prefix + property, Bindable.listOf(String.class))
                        .isBound());
    }

    /** Whoever reaches this machine's own addresses anyhow learns nothing by our calling them. */
    private static boolean isAmongItself(Environment given) {
        return Stream.of("", "alpha.", "beta.", "saga.")
                .allMatch(prefix -> !asksForTokens(given, prefix) && isLoopback(given, prefix));
    }

    private static boolean asksForTokens(Environment given, String prefix) {
        return given.containsProperty(prefix + "security.jwt.issuer-uri")
                || given.containsProperty(prefix + "security.jwt.jwk-set-uri");
    }

    private static boolean isLoopback(Environment given, String prefix) {
        try {
            String address = given.getProperty(prefix + "server.address", BrokerSettings.LOOPBACK);
            return !address.isBlank() && InetAddress.getByName(address).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }
}
