// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.rocketmq.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.transfersaga.rocketmq.Credentials;
import io.transfersaga.rocketmq.RocketMqSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.mock.env.MockEnvironment;

class RocketMqPropertiesTests {

    private final MockEnvironment environment = new MockEnvironment();

    @Test
    void createsTopicsWithoutKeysOrEncryptionUnlessToldOtherwise() {
        RocketMqSettings settings = properties().settings();

        assertThat(settings.nameServer()).isEqualTo("127.0.0.1:9876");
        assertThat(settings.createTopics()).isTrue();
        assertThat(settings.credentials()).isNull();
        assertThat(settings.tls()).isNull();
    }

    @Test
    void passesKeysAndCertificatesOnAndShowsNoSecret(@TempDir Path directory) throws Exception {
        Path certificates = Files.writeString(directory.resolve("trusted.pem"), "a certificate");
        environment.setProperty("rocketmq.access-key", "me");
        environment.setProperty("rocketmq.secret-key", "hush");
        environment.setProperty("rocketmq.tls", "true");
        environment.setProperty("rocketmq.tls-trusted-certificates", certificates.toString());

        RocketMqSettings settings = properties().settings();

        assertThat(settings.credentials()).isEqualTo(new Credentials("me", "hush"));
        assertThat(settings.tls()).isNotNull();
        assertThat(properties().toString() + settings).contains("me").doesNotContain("hush");
    }

    @ParameterizedTest
    @CsvSource({
        "rocketmq.name-server, nowhere, rocketmq.name-server is HOST:PORT",
        "rocketmq.access-key, me, give both",
        "rocketmq.secret-key, hush, give both",
        "rocketmq.tls-trusted-certificates, trusted.pem, set rocketmq.tls=true as well"
    })
    void namesTheWrongPropertyAndTheFix(String property, String value, String message) {
        environment.setProperty(property, value);

        assertThatExceptionOfType(BindException.class)
                .isThrownBy(this::properties)
                .satisfies(e -> assertThat(NestedExceptionUtils.getMostSpecificCause(e))
                        .hasMessageContaining(message)
                        .hasMessageNotContaining("hush"));
    }

    @Test
    void refusesCertificatesThatAreNotThere() {
        environment.setProperty("rocketmq.tls", "true");
        environment.setProperty("rocketmq.tls-trusted-certificates", "nowhere.pem");

        assertThatExceptionOfType(BindException.class)
                .isThrownBy(this::properties)
                .satisfies(e ->
                        assertThat(NestedExceptionUtils.getMostSpecificCause(e)).hasMessageContaining("nowhere.pem"));
    }

    private RocketMqProperties properties() {
        return Binder.get(environment).bindOrCreate("rocketmq", RocketMqProperties.class);
    }
}
