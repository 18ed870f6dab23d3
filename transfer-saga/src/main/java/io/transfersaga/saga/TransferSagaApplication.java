// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.saga;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/**
 * The saga service as its own process. Its defaults stand in {@code transfer-saga.yml}; a user's own
 * {@code application.yml} overrides them.
 */
@SpringBootApplication
public class TransferSagaApplication {

    /** Base name of this service's own configuration file; read before the user's {@code application} files. */
    public static final String CONFIG_NAME = "transfer-saga";

    public static void main(String[] args) {
        application().run(args);
    }

    /** The application with its own defaults, not yet started. */
    public static SpringApplication application() {
        var application = new SpringApplication(TransferSagaApplication.class);
        application.setDefaultProperties(java.util.Map.of("spring.config.name", CONFIG_NAME + ",application"));
        return application;
    }
}
