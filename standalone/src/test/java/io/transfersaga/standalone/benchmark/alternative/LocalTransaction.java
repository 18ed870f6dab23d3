// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.standalone.benchmark.alternative;

import io.transfersaga.events.TransferId;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.UUID;

/**
 * The floor: both accounts in one database, and one local transaction. Nothing is cheaper, and nobody who has two
 * databases can have it.
 */
final class LocalTransaction implements Alternative {

    private final Database database;

    LocalTransaction(String url) throws SQLException {
        this.database = new Database(url, "source-", "target-");
    }

    /** Every transfer locks its source first, and no account is both, so that none waits for another in a ring. */
    @Override
    public void transfer(Order order, Runnable ended) throws SQLException {
        UUID id = TransferId.next(Clock.systemUTC()).value();
        try (Connection connection = database.connection()) {
            Bookings.book(connection, id, "source-" + order.source(), -order.amount());
            Bookings.book(connection, id, "target-" + order.target(), order.amount());
            connection.commit();
        }
        ended.run();
    }

    @Override
    public Books books() throws SQLException {
        return new Books(
                database.number("select count(*) / 2 from leg"), database.number("select sum(balance) from account"));
    }

    @Override
    public void close() {
        database.close();
    }
}
