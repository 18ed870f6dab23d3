// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.database;

import com.zaxxer.hikari.HikariDataSource;
import org.springframework.beans.factory.config.BeanPostProcessor;

/**
 * Puts a limit on what a session of PostgreSQL may wait for; by itself it waits for a lock for ever, and an instance
 * that was stopped in a transaction would stop the others with it. A connection that falls silent is given up, too. H2
 * has limits of its own. And makes one statement of the inserts of a batch, for which PostgreSQL needs its driver's
 * help.
 */
final class DatabaseSessions implements BeanPostProcessor {

    private static final String POSTGRESQL = "jdbc:postgresql:";

    private static final String LIMITS =
            "set lock_timeout = '5s'; set statement_timeout = '20s'; set idle_in_transaction_session_timeout = '20s'";

    /** Seconds, above those of any statement. What the URL says goes first. */
    private static final String SOCKET_TIMEOUT = "30";

    @Override
    public Object postProcessBeforeInitialization(Object bean, String name) {
        if (bean instanceof HikariDataSource pool) {
            adjust(pool);
        }
        return bean;
    }

    /** A statement that is configured stays. */
    private static void adjust(HikariDataSource pool) {
        String url = pool.getJdbcUrl();
        if (url == null || !url.startsWith(POSTGRESQL)) {
            return;
        }
        if (pool.getConnectionInitSql() == null) {
            pool.setConnectionInitSql(LIMITS);
        }
        pool.getDataSourceProperties().putIfAbsent("socketTimeout", SOCKET_TIMEOUT);
        pool.getDataSourceProperties().putIfAbsent("tcpKeepAlive", "true");
        pool.getDataSourceProperties().putIfAbsent("reWriteBatchedInserts", "true");
    }
}
