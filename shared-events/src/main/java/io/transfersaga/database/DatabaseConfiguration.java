// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.database;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Import it, and an application starts without its database, waits for it, and waits in it for nothing for ever. */
@Configuration(proxyBeanMethods = false)
public class DatabaseConfiguration {

    @Bean
    static DatabaseSessions databaseSessions() {
        return new DatabaseSessions();
    }

    @Bean
    DatabaseMigration databaseMigration() {
        return new DatabaseMigration();
    }

    @Bean
    TablesHealthIndicator tablesHealthIndicator(DatabaseMigration migration) {
        return new TablesHealthIndicator(migration);
    }
}
