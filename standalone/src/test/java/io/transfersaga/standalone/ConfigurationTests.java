// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.transfersaga.account.ledger.LedgerProperties;
import io.transfersaga.account.messaging.table.PublishingProperties;
import io.transfersaga.engine.SagaProperties;
import io.transfersaga.rocketmq.boot.RocketMqProperties;
import io.transfersaga.saga.console.ConsoleProperties;
import io.transfersaga.saga.ledgers.LedgersConfiguration;
import io.transfersaga.saga.notification.NotificationProperties;
import io.transfersaga.saga.process.CreditRetryProperties;
import io.transfersaga.saga.stream.StreamProperties;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.test.context.support.TestPropertySourceUtils;
import tools.jackson.databind.json.JsonMapper;

/** Properties are described for editors and in the docs, and a wrong value says what is wrong. */
@ExtendWith(OutputCaptureExtension.class)
class ConfigurationTests {

    private static final Set<String> OWN = Set.of(
            "data-dir",
            "demo",
            "scenarios",
            "broker",
            "rocketmq",
            "ledger",
            "ledgers",
            "currencies",
            "credit",
            "saga",
            "security",
            "notification",
            "console");

    private static final Pattern ROW = Pattern.compile("(?m)^\\| (`[^|]+`) \\|");
    private static final Pattern NAME = Pattern.compile("`([^`]+)`");

    @Test
    void describesEveryPropertyForEditors() {
        assertThat(described())
                .hasSizeGreaterThan(15)
                .allSatisfy(
                        (name, description) -> assertThat(description).as(name).isNotBlank());
    }

    @Test
    void describesTheSamePropertiesInTheDocs() throws IOException {
        Set<String> documented = new TreeSet<>();
        ROW.matcher(Files.readString(Path.of("..", "docs", "configuration.md")))
                .results()
                .flatMap(row -> NAME.matcher(row.group(1)).results())
                .map(name -> name.group(1))
                .filter(ConfigurationTests::isOwn)
                .forEach(documented::add);

        assertThat(documented).containsExactlyInAnyOrderElementsOf(described().keySet());
    }

    @ParameterizedTest
    @CsvSource({
        "rocketmq.name-server, nowhere, HOST:PORT",
        "ledger.id, Alpha, lower-case letters",
        "ledgers, 'alpha,Beta', lower-case letters",
        "ledger.reconcile-after, 0s, for example 30s",
        "ledger.reconcile-after, soon, not a valid duration",
        "ledger.check-back-limit, -1s, for example 30s",
        "ledger.publishing, outbox, MESSAGE_TABLE",
        "ledger.resend-after, 0s, for example 10s",
        "ledger.sent-message-retention, -1s, for example 1h",
        "ledger.consumer-threads, 0, from 1 to 64",
        "ledger.consumer-batch, many, int",
        "ledger.max-transfers-in-progress, 0, from 1 to 8192",
        "currencies.extra, PTS, CODE:DIGITS",
        "credit.retry.max-attempts, 0, 1 or more",
        "credit.retry.max-attempts, few, int",
        "credit.retry.backoff, 0s, above zero",
        "credit.retry.backoff, often, not a valid duration",
        "saga.command-timeout, 0s, for example 30s",
        "saga.command-timeout, never, not a valid duration",
        "notification.secrets, whsec_c2hvcnQ=, 24 to 64 random bytes",
        "notification.backoff, '15s,0s', above zero",
        "notification.timeout, 2m, from 100ms to 60s",
        "notification.concurrency, 0, from 1 to 256",
        "notification.concurrency-per-receiver, 17, from 1 to",
        "notification.allowed-networks, 10.0.0.0/99, 10.1.0.0/16",
        "notification.attempt-retention, 0s, for example 90d",
        "saga.stream.max-listeners, 0, from 1 to 1000",
        "ledgers.alpha.url, nowhere, such as http://127.0.0.1:8081",
        "console.ledger-timeout, 1m, for example 2s",
        "console.sandbox, perhaps, boolean"
    })
    void saysWhichValueOfAServiceIsWrongAndWhatWouldBeRight(
            String property, String value, String fix, CapturedOutput output) {
        var application = new SpringApplication(ServiceProperties.class);
        application.setWebApplicationType(WebApplicationType.NONE);
        application.setBannerMode(Banner.Mode.OFF);

        assertThat(catchThrowable(() -> application.run("--spring.config.name=none", "--" + property + "=" + value)))
                .isNotNull();

        assertThat(output)
                .contains("APPLICATION FAILED TO START")
                .contains(property)
                .contains(fix);
    }

    @ParameterizedTest
    @CsvSource({
        "rocketmq.name-server, nowhere, HOST:PORT",
        "broker.port, 2, from 3 to 65535",
        "broker.port, any, 10911",
        "broker.transaction-timeout, 10ms, a second or more",
        "broker.transaction-timeout, soon, 6s",
        "broker.transaction-check-interval, 0s, a second or more",
        "broker.transaction-check-max, 0, above 0"
    })
    void saysWhichValueOfTheBrokerIsWrongAndWhatWouldBeRight(String property, String value, String fix) {
        var environment = new StandardEnvironment();
        TestPropertySourceUtils.addInlinedPropertiesToEnvironment(environment, property + "=" + value);

        assertThat(catchThrowable(() -> BrokerSettings.from(environment)))
                .hasMessageContaining(property)
                .hasMessageContaining(fix);
    }

    @Test
    void namesThePropertyThatAPartCouldNotRead() {
        var application = new SpringApplication(ServiceProperties.class);
        application.setWebApplicationType(WebApplicationType.NONE);

        Throwable failure =
                catchThrowable(() -> application.run("--spring.config.name=none", "--saga.command-timeout=never"));

        assertThat(new PartFailed(Part.SAGA, failure))
                .hasMessageContaining("saga.command-timeout=never")
                .hasMessageContaining("not a valid duration");
    }

    /** Descriptions by the names of this project's own properties. */
    private static Map<String, String> described() {
        try {
            List<URL> files = Collections.list(ConfigurationTests.class
                    .getClassLoader()
                    .getResources("META-INF/spring-configuration-metadata.json"));
            var json = new JsonMapper();
            Map<String, String> described = new TreeMap<>();
            for (URL file : files) {
                try (var content = file.openStream()) {
                    json.readTree(content).path("properties").forEach(property -> {
                        String name = property.path("name").asString();
                        if (isOwn(name)) {
                            described.put(name, property.path("description").asString(""));
                        }
                    });
                }
            }
            return described;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isOwn(String property) {
        return OWN.stream().anyMatch(own -> property.equals(own) || property.startsWith(own + "."));
    }

    @Configuration(proxyBeanMethods = false)
    @EnableConfigurationProperties({
        RocketMqProperties.class,
        LedgerProperties.class,
        PublishingProperties.class,
        CreditRetryProperties.class,
        SagaProperties.class,
        NotificationProperties.class,
        StreamProperties.class,
        ConsoleProperties.class
    })
    @Import(LedgersConfiguration.class)
    static class ServiceProperties {}
}
