// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.env.MockEnvironment;

class BrokerSettingsUnitTests {

    @Test
    void defaultsToTheDocumentedValues() {
        var settings = BrokerSettings.from(new MockEnvironment());

        assertThat(settings.nameServerPort()).isEqualTo(9876);
        assertThat(settings.port()).isEqualTo(10911);
        assertThat(settings.transactionTimeout()).isEqualTo(Duration.ofSeconds(6));
        assertThat(settings.transactionCheckInterval()).isEqualTo(Duration.ofSeconds(5));
        assertThat(settings.transactionCheckMax()).isEqualTo(1_000_000);
        assertThat(settings.store()).isAbsolute().endsWithRaw(Path.of("data", "broker"));
    }

    @Test
    void takesTheNameServersPortFromTheFirstAddress() {
        var environment = new MockEnvironment().withProperty("rocketmq.name-server", "127.0.0.1:19876;10.0.0.1:9876");

        assertThat(BrokerSettings.from(environment).nameServerPort()).isEqualTo(19876);
    }

    @ParameterizedTest
    @CsvSource({
        "broker.port, many",
        "broker.port, 70000",
        "broker.port, 9878",
        "broker.transaction-timeout, soon",
        "broker.transaction-check-interval, 10ms",
        "broker.transaction-check-max, 0",
        "rocketmq.name-server, localhost"
    })
    void namesThePropertyThatCannotBeUsed(String property, String value) {
        var environment = new MockEnvironment().withProperty(property, value);

        assertThatExceptionOfType(InvalidSetting.class)
                .isThrownBy(() -> BrokerSettings.from(environment))
                .withMessageContaining(property + "=")
                .withMessageContaining("cannot be used: ");
    }

    @Test
    void runsEverythingUnlessToldOtherwise() {
        assertThat(Part.parse("")).isEqualTo(EnumSet.allOf(Part.class));
        assertThat(Part.parse("saga, alpha")).isEqualTo(Set.of(Part.ALPHA, Part.SAGA));
    }

    @Test
    void refusesAPartThatDoesNotExist() {
        assertThatExceptionOfType(InvalidSetting.class)
                .isThrownBy(() -> Part.parse("alpha,gamma"))
                .withMessageContaining("--run=gamma")
                .withMessageContaining("broker,alpha,beta,saga");
    }
}
