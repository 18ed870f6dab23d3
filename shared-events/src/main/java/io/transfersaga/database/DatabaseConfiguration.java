// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.database;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Import it, and no session of the application's database waits for anything for ever. */
@Configuration(proxyBeanMethods = false)
public class DatabaseConfiguration {

    @Bean
    static DatabaseSessions databaseSessions() {
        return new DatabaseSessions();
    }
}
