// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.SimpleCommandLinePropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

class PartPropertiesUnitTests {

    @Test
    void givesAPartItsOwnDefaults() {
        var beta = forPart(Part.BETA, given(Map.of()));

        assertThat(beta.getProperty("ledger.id")).isEqualTo("beta");
        assertThat(beta.getProperty("server.port")).isEqualTo("8082");
    }

    @Test
    void prefersWhatWasGivenForThePartAlone() {
        var given = given(Map.of(), "--server.port=9000", "--alpha.server.port=9001");

        assertThat(forPart(Part.ALPHA, given).getProperty("server.port")).isEqualTo("9001");
        assertThat(forPart(Part.BETA, given).getProperty("server.port")).isEqualTo("9000");
    }

    @Test
    void understandsEnvironmentVariables() {
        var given = given(Map.of(
                "ALPHA_SPRING_DATASOURCE_URL", "jdbc:postgresql://localhost/alpha", "SAGA_SAGA_COMMANDTIMEOUT", "7s"));

        assertThat(forPart(Part.ALPHA, given).getProperty("spring.datasource.url"))
                .isEqualTo("jdbc:postgresql://localhost/alpha");
        assertThat(forPart(Part.BETA, given).getProperty("spring.datasource.url"))
                .isNull();
        assertThat(Binder.get(forPart(Part.SAGA, given))
                        .bind("saga.command-timeout", Duration.class)
                        .get())
                .isEqualTo(Duration.ofSeconds(7));
    }

    @Test
    void leavesAPropertyThatMerelyStartsLikeAPartToEverybody() {
        var given = given(Map.of(), "--saga.command-timeout=9s");

        assertThat(forPart(Part.SAGA, given).getProperty("saga.command-timeout"))
                .isEqualTo("9s");
    }

    @Test
    void tellsTheSagaServiceWhereTheLedgersAre() {
        var given = given(
                Map.of("BETA_SERVER_PORT", "9002"),
                "--alpha.server.port=9001",
                "--beta.server.address=0.0.0.0",
                "--alpha.server.ssl.bundle=any");

        assertThat(forPart(Part.SAGA, given).getProperty("ledgers.alpha.url")).isEqualTo("https://127.0.0.1:9001");
        assertThat(forPart(Part.SAGA, given).getProperty("ledgers.beta.url")).isEqualTo("http://127.0.0.1:9002");
        assertThat(forPart(Part.SAGA, given(Map.of())).getProperty("ledgers.alpha.url"))
                .isEqualTo("http://127.0.0.1:8081");
        assertThat(forPart(Part.SAGA, given(Map.of(), "--ledgers.beta.url=http://beta.example:1"))
                        .getProperty("ledgers.beta.url"))
                .isEqualTo("http://beta.example:1");
        assertThat(forPart(Part.ALPHA, given).getProperty("ledgers.alpha.url")).isNull();
    }

    @Test
    void keepsLists() {
        var given = given(Map.of(), "--alpha.ledgers[0]=alpha", "--alpha.ledgers[1]=gamma");

        assertThat(Binder.get(forPart(Part.ALPHA, given))
                        .bind("ledgers", Bindable.listOf(String.class))
                        .get())
                .isEqualTo(List.of("alpha", "gamma"));
    }

    @Test
    void letsTheCommandLineWinOverTheEnvironmentHoweverTheNameIsSpelt() {
        var given = given(Map.of("ALPHA_LEDGER_RECONCILEAFTER", "1s"), "--alpha.ledger.reconcile-after=2s");

        assertThat(forPart(Part.ALPHA, given).getProperty("ledger.reconcile-after"))
                .isEqualTo("2s");
    }

    private static StandardEnvironment given(Map<String, Object> variables, String... args) {
        var environment = new StandardEnvironment();
        var sources = environment.getPropertySources();
        sources.forEach(source -> sources.remove(source.getName()));
        sources.addLast(new SimpleCommandLinePropertySource(args));
        sources.addLast(new SystemEnvironmentPropertySource("systemEnvironment", variables));
        ConfigurationPropertySources.attach(environment);
        return environment;
    }

    /** The part's environment: its own properties before everything that was given. */
    private static StandardEnvironment forPart(Part part, StandardEnvironment given) {
        MapPropertySource own = PartProperties.of(part, given);
        var environment = new StandardEnvironment();
        var sources = environment.getPropertySources();
        sources.forEach(source -> sources.remove(source.getName()));
        sources.addFirst(own);
        given.getPropertySources().stream()
                .filter(source -> !ConfigurationPropertySources.isAttachedConfigurationPropertySource(source))
                .forEach(sources::addLast);
        ConfigurationPropertySources.attach(environment);
        return environment;
    }
}
