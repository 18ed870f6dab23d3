// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.web.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.boot.SpringApplication;
import org.springframework.mock.env.MockEnvironment;

/** Who may be reached by whom. */
class ProtectedAddressesTests {

    private final MockEnvironment environment = new MockEnvironment();

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "127.1.2.3", "::1", "localhost"})
    void letsAServiceStartThatOnlyItsMachineReaches(String address) {
        environment.setProperty("server.address", address);

        check();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.0.0.0", "::", "10.1.2.3", "", " ", "no-such-host.invalid"})
    void refusesAnyOtherAddressAndSaysWhatToDo(String address) {
        environment.setProperty("server.address", address);

        assertThatThrownBy(this::check)
                .isInstanceOf(UnprotectedAddressException.class)
                .hasMessageContaining("server.address=" + address)
                .hasMessageContaining("security.jwt.issuer-uri")
                .hasMessageContaining("security.allow-unprotected=true");
    }

    @Test
    void refusesToListenEverywhereBecauseNobodySaidWhere() {
        assertThatThrownBy(this::check).isInstanceOf(UnprotectedAddressException.class);
    }

    @Test
    void letsAServiceStartThatAsksForTokensOrWhenItIsWantedByName() {
        environment.setProperty("server.address", "0.0.0.0");

        environment.setProperty("security.allow-unprotected", "true");
        check();
        environment.setProperty("security.allow-unprotected", "false");
        environment.setProperty("security.jwt.issuer-uri", "https://issuer.example.com");
        check();
    }

    @Test
    void looksAtAManagementPortOfItsOwnToo() {
        environment.setProperty("server.address", "127.0.0.1");
        environment.setProperty("management.server.port", "9000");
        environment.setProperty("management.server.address", "0.0.0.0");

        assertThatThrownBy(this::check).hasMessageContaining("management.server.address=0.0.0.0");
    }

    @Test
    void givesAManagementPortTheAddressOfTheService() {
        environment.setProperty("server.address", "127.0.0.1");
        environment.setProperty("management.server.port", "9000");

        new ManagementDefaults().postProcessEnvironment(environment, new SpringApplication());

        assertThat(environment.getProperty("management.server.address")).isEqualTo("127.0.0.1");
        check();
    }

    @Test
    void showsDetailsOfHealthToTheAuthorizedOnceThereIsSecurity() {
        environment.setProperty("management.endpoint.health.show-details", "always");
        new ManagementDefaults().postProcessEnvironment(environment, new SpringApplication());
        assertThat(environment.getProperty("management.endpoint.health.show-details"))
                .isEqualTo("always");

        environment.setProperty("security.jwt.jwk-set-uri", "https://issuer.example.com/keys");
        new ManagementDefaults().postProcessEnvironment(environment, new SpringApplication());
        assertThat(environment.getProperty("management.endpoint.health.show-details"))
                .isEqualTo("when-authorized");
    }

    private void check() {
        new ProtectedAddresses(environment).postProcessBeanFactory(new DefaultListableBeanFactory());
    }
}
