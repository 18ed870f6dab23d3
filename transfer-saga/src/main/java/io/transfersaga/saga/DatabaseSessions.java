// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.saga;

import com.zaxxer.hikari.HikariDataSource;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Puts a limit on what a session of PostgreSQL may wait for; by itself it waits for a lock for ever, and an instance
 * that was stopped in a transaction would stop the others with it. H2 has limits of its own.
 */
@Configuration(proxyBeanMethods = false)
class DatabaseSessions {

    private static final String POSTGRESQL = "jdbc:postgresql:";

    private static final String LIMITS =
            "set lock_timeout = '5s'; set statement_timeout = '20s'; set idle_in_transaction_session_timeout = '20s'";

    @Bean
    static BeanPostProcessor sessionLimits() {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessBeforeInitialization(Object bean, String name) {
                if (bean instanceof HikariDataSource pool) {
                    limit(pool);
                }
                return bean;
            }
        };
    }

    /** A statement that is configured stays. */
    private static void limit(HikariDataSource pool) {
        String url = pool.getJdbcUrl();
        if (url != null && url.startsWith(POSTGRESQL) && pool.getConnectionInitSql() == null) {
            pool.setConnectionInitSql(LIMITS);
        }
    }
}
