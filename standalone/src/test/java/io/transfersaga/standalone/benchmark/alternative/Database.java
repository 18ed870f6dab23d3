// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.standalone.benchmark.alternative;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;

/** A PostgreSQL database of its own: accounts, and a leg per transfer and side. */
final class Database implements AutoCloseable {

    private static final int CONNECTIONS = 16;
    private static final long OPENING_BALANCE = 100_000_000;

    private final HikariDataSource pool;

    /** @param prefix of the accounts that are made */
    Database(String url, String... prefixes) throws SQLException {
        var config = new HikariConfig();
        config.setJdbcUrl(url);
        config.setUsername("postgres");
        config.setMaximumPoolSize(CONNECTIONS);
        config.setAutoCommit(false);
        this.pool = new HikariDataSource(config);
        try (Connection connection = connection();
                var statement = connection.createStatement()) {
            statement.execute("""
                    create table account (
                        account_id varchar(97) primary key, balance bigint not null check (balance >= 0))""");
            statement.execute("""
                    create table leg (transfer_id uuid not null, account_id varchar(97) not null, amount bigint not null,
                        at timestamp(6) with time zone not null default now(), primary key (transfer_id, account_id))""");
            for (String prefix : prefixes) {
                statement.execute("insert into account select '%s' || n, %d from generate_series(0, %d) n"
                        .formatted(prefix, OPENING_BALANCE, Callers.ACCOUNTS - 1));
            }
            connection.commit();
        }
    }

    Connection connection() throws SQLException {
        return pool.getConnection();
    }

    long number(String query) throws SQLException {
        try (Connection connection = connection();
                var statement = connection.createStatement();
                var row = statement.executeQuery(query)) {
            row.next();
            long number = row.getLong(1);
            connection.commit();
            return number;
        }
    }

    @Override
    public void close() {
        pool.close();
    }
}
