// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.saga;

import io.transfersaga.database.DatabaseConfiguration;
import io.transfersaga.web.WebConfiguration;
import io.transfersaga.web.api.ApiConfiguration;
import io.transfersaga.web.api.ApiIntroduction;
import io.transfersaga.web.security.ScopeRules;
import io.transfersaga.web.security.Scopes;
import io.transfersaga.web.security.WebSecurityConfiguration;
import java.util.Map;
import org.axonframework.springboot.autoconfig.AxonTimeoutAutoConfiguration;
import org.axonframework.springboot.autoconfig.JdbcAutoConfiguration;
import org.axonframework.springboot.autoconfig.JpaAutoConfiguration;
import org.axonframework.springboot.autoconfig.JpaEventStoreAutoConfiguration;
import org.axonframework.springboot.autoconfig.UpdateCheckerAutoConfiguration;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/**
 * The saga service as its own process. Its defaults stand in {@code transfer-saga.yml}; a user's own
 * {@code application.yml} overrides them.
 *
 * <p>Of Axon it takes the saga, not the stores: a saga is a row of its own, and events come from the broker.
 */
@SpringBootApplication(
        exclude = {
            AxonTimeoutAutoConfiguration.class,
            JdbcAutoConfiguration.class,
            JpaAutoConfiguration.class,
            JpaEventStoreAutoConfiguration.class,
            UpdateCheckerAutoConfiguration.class
        })
@Import({DatabaseConfiguration.class, WebConfiguration.class, WebSecurityConfiguration.class, ApiConfiguration.class})
public class TransferSagaApplication {

    /** Base name of this service's own configuration file; read before the user's {@code application} files. */
    public static final String CONFIG_NAME = "transfer-saga";

    @Bean
    ScopeRules scopeRules() {
        return new ScopeRules()
                .toRead("/sagas/**", Scopes.SAGAS_READ)
                .toChange("/sagas/**", Scopes.SAGAS_OPERATE)
                .toRead("/", Scopes.SAGAS_READ)
                .toRead("/console/**", Scopes.SAGAS_READ)
                .toChange("/console/**", Scopes.SAGAS_OPERATE);
    }

    @Bean
    ApiIntroduction apiIntroduction() {
        return new ApiIntroduction("Saga service", """
                Every transfer, from its committed debit to its end: where it stands, what happened to it, and what operators
                may ask of it.

                Money is a decimal string beside its currency. Times are RFC 3339, UTC. Refusals are RFC 9457 problems whose
                type, /problems/SLUG, is an address of this service that says what to do. Unknown paths are answered with
                not-found, wrong methods with method-not-allowed. Health and metrics are at /actuator/health/liveness,
                /actuator/health/readiness and /actuator/prometheus.""");
    }

    public static void main(String[] args) {
        application().run(args);
    }

    /** The application with its own defaults, not yet started. */
    public static SpringApplication application() {
        // Nothing here calls home; Axon's own call is switched off wherever it might look, its advertisement too.
        System.setProperty("axoniq.update-checker.disabled", "true");
        System.setProperty("disable-axoniq-console-message", "true");
        var application = new SpringApplication(TransferSagaApplication.class);
        application.setDefaultProperties(Map.of("spring.config.name", CONFIG_NAME + ",application"));
        return application;
    }
}
