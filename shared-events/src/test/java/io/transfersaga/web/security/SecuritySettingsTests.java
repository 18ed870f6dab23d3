// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.web.security;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Configuration;

/** A wrong value is told by its property's name, and with what to do. */
class SecuritySettingsTests {

    private final ApplicationContextRunner runner =
            new ApplicationContextRunner().withUserConfiguration(Application.class);

    @Test
    void areOffUnlessAnIssuerIsNamed() {
        runner.run(context -> {
            SecuritySettings settings = context.getBean(SecuritySettings.class);
            assertThat(settings.jwt()).isNull();
            assertThat(settings.rateLimit().isOn()).isFalse();
            assertThat(settings.allowUnprotected()).isFalse();
        });
    }

    @Test
    void readAnIssuer() {
        runner.withPropertyValues(
                        "security.jwt.issuer-uri=https://issuer.example.com/realm",
                        "security.jwt.audiences=a,b",
                        "security.rate-limit.requests-per-second=50")
                .run(context -> {
                    SecuritySettings settings = context.getBean(SecuritySettings.class);
                    assertThat(settings.jwt())
                            .satisfies(jwt -> assertThat(jwt.audiences()).containsExactly("a", "b"))
                            .satisfies(jwt -> assertThat(jwt.accountsClaim()).isEqualTo("accounts"));
                    assertThat(settings.rateLimit().capacity()).isEqualTo(100);
                });
    }

    @ParameterizedTest
    @CsvSource({
        "security.jwt.issuer-uri, ''",
        "security.jwt.issuer-uri, issuer.example.com",
        "security.jwt.jwk-set-uri, ftp://issuer.example.com",
        "security.jwt.audiences, transfers",
        "security.jwt.accounts-claim, ''",
        "security.jwt.isuer-uri, https://issuer.example.com",
        "security.alow-unprotected, true",
        "security.rate-limit.requests-per-second, -1",
        "security.rate-limit.burst, -1",
        "security.rate-limit.max-callers, 0"
    })
    void refuseWhatCannotBe(String property, String value) {
        runner.withPropertyValues(property + "=" + value)
                .run(context ->
                        assertThat(context).hasFailed().getFailure().rootCause().hasMessageContaining("security."));
    }

    @Configuration(proxyBeanMethods = false)
    @EnableConfigurationProperties(SecuritySettings.class)
    static class Application {}
}
