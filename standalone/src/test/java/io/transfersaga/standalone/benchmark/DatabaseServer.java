// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.standalone.benchmark;

import io.transfersaga.standalone.endtoend.Postgres;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/** What the server itself counts. */
final class DatabaseServer implements AutoCloseable {

    /**
     * Transactions that wrote something, since each takes a number; and the times that the log was forced to the disk,
     * which each session reports about once a second.
     */
    private static final String COUNTERS = """
            select pg_snapshot_xmax(pg_current_snapshot())::text::bigint, wal_sync from pg_stat_wal""";

    record Counters(long writingTransactions, long walSyncs) {}

    private final Connection connection;

    DatabaseServer(Postgres postgres) throws SQLException {
        this.connection = DriverManager.getConnection(postgres.url("postgres"), "postgres", "");
    }

    Counters counters() {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(COUNTERS)) {
            row.next();
            return new Counters(row.getLong(1), row.getLong(2));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
