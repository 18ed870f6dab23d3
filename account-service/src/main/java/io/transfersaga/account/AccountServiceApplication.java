// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.account;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/**
 * One ledger as its own process. Its defaults stand in {@code account-service.yml}; a user's own
 * {@code application.yml} overrides them.
 */
@SpringBootApplication
public class AccountServiceApplication {

    /** Base name of this service's own configuration file; read before the user's {@code application} files. */
    public static final String CONFIG_NAME = "account-service";

    public static void main(String[] args) {
        application().run(args);
    }

    /** The application with its own defaults, not yet started. */
    public static SpringApplication application() {
        var application = new SpringApplication(AccountServiceApplication.class);
        application.setDefaultProperties(java.util.Map.of("spring.config.name", CONFIG_NAME + ",application"));
        return application;
    }
}
