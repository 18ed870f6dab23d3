// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.account;

import io.transfersaga.database.DatabaseConfiguration;
import io.transfersaga.web.WebConfiguration;
import io.transfersaga.web.api.ApiConfiguration;
import io.transfersaga.web.api.ApiIntroduction;
import io.transfersaga.web.security.ScopeRules;
import io.transfersaga.web.security.Scopes;
import io.transfersaga.web.security.WebSecurityConfiguration;
import java.util.Map;
import org.axonframework.springboot.autoconfig.JdbcAutoConfiguration;
import org.axonframework.springboot.autoconfig.JpaAutoConfiguration;
import org.axonframework.springboot.autoconfig.JpaEventStoreAutoConfiguration;
import org.axonframework.springboot.autoconfig.UpdateCheckerAutoConfiguration;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/**
 * One ledger as its own process. Its defaults stand in {@code account-service.yml}; a user's own
 * {@code application.yml} overrides them.
 *
 * <p>Axon's stores are left out: the books are the only thing that is stored here. So is JPA, which is on the class
 * path where a ledger shares a process with the saga service.
 */
@SpringBootApplication(
        exclude = {
            JdbcAutoConfiguration.class,
            JpaAutoConfiguration.class,
            JpaEventStoreAutoConfiguration.class,
            UpdateCheckerAutoConfiguration.class
        },
        excludeName = {
            "org.springframework.boot.hibernate.autoconfigure.HibernateJpaAutoConfiguration",
            "org.springframework.boot.data.jpa.autoconfigure.DataJpaRepositoriesAutoConfiguration"
        })
@Import({DatabaseConfiguration.class, WebConfiguration.class, WebSecurityConfiguration.class, ApiConfiguration.class})
public class AccountServiceApplication {

    /** Base name of this service's own configuration file; read before the user's {@code application} files. */
    public static final String CONFIG_NAME = "account-service";

    @Bean
    ScopeRules scopeRules() {
        return new ScopeRules()
                .toRead("/transfers/**", Scopes.TRANSFERS_READ)
                .toChange("/transfers/**", Scopes.TRANSFERS_WRITE)
                .toRead("/accounts/**", Scopes.TRANSFERS_READ)
                .toChange("/accounts/**", Scopes.ACCOUNTS_OPERATE)
                .toRead("/audit", Scopes.TRANSFERS_READ);
    }

    @Bean
    ApiIntroduction apiIntroduction() {
        return new ApiIntroduction("Ledger", """
                One ledger: its accounts, and the transfers out of them.

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
        var application = new SpringApplication(AccountServiceApplication.class);
        application.setDefaultProperties(Map.of("spring.config.name", CONFIG_NAME + ",application"));
        return application;
    }
}
