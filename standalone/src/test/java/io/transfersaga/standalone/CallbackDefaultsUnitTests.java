// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.core.env.Environment;
import org.springframework.core.env.SimpleCommandLinePropertySource;
import org.springframework.core.env.StandardEnvironment;

class CallbackDefaultsUnitTests {

    @TempDir
    private Path directory;

    @Test
    void makesASecretOnceAndKeepsItForItself() throws IOException {
        Object first = new CallbackDefaults(given()).getProperty(CallbackDefaults.SECRETS);
        Object second = new CallbackDefaults(given()).getProperty(CallbackDefaults.SECRETS);

        assertThat(first).asString().matches("whsec_[A-Za-z0-9+/]{43}=");
        assertThat(second).isEqualTo(first);
        Path file = directory.resolve("saga/webhook-secret");
        assertThat(Files.readString(file).strip()).isEqualTo(first);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        try (Stream<Path> files = Files.list(file.getParent())) {
            assertThat(files).hasSize(1);
        }
    }

    @Test
    void isBoundFromBehindEverythingElse() {
        var environment = new StandardEnvironment();
        environment.getPropertySources().addLast(new CallbackDefaults(given()));

        assertThat(directory.resolve("saga")).doesNotExist();
        assertThat(Binder.get(environment)
                        .bind(CallbackDefaults.SECRETS, Bindable.listOf(String.class))
                        .get())
                .hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--notification.secrets=whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
                "--saga.notification.secrets[0]=whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"
            })
    void makesNoneWhereOneIsGiven(String property) {
        assertThat(new CallbackDefaults(given(property)).getProperty(CallbackDefaults.SECRETS))
                .isNull();
        assertThat(directory.resolve("saga")).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--server.address=0.0.0.0",
                "--alpha.server.address=192.0.2.1",
                "--security.jwt.issuer-uri=https://login.example.com",
                "--beta.security.jwt.jwk-set-uri=https://login.example.com/keys"
            })
    void callsNobodyOnThisMachineForOthers(String property) {
        assertThat(new CallbackDefaults(given()).getProperty(CallbackDefaults.NETWORKS))
                .isEqualTo("127.0.0.0/8,::1/128");
        assertThat(new CallbackDefaults(given(property)).getProperty(CallbackDefaults.NETWORKS))
                .isNull();
    }

    private Environment given(String... properties) {
        var environment = new StandardEnvironment();
        String[] all = Stream.concat(Stream.of("--data-dir=" + directory), Stream.of(properties))
                .toArray(String[]::new);
        environment.getPropertySources().addFirst(new SimpleCommandLinePropertySource(all));
        ConfigurationPropertySources.attach(environment);
        return environment;
    }
}
