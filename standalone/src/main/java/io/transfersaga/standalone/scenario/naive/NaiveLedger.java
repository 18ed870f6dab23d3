// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.standalone.scenario.naive;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;

/**
 * A ledger that remembers balances and nothing else: no transfers, no keys, no legs, so that it cannot tell what it did
 * before. It has a database of its own, in memory, for as long as it is open. Amounts are whole units.
 */
public final class NaiveLedger implements AutoCloseable {

    private final String url;

    /** Keeps the database, which goes with its last connection. */
    private final Connection keeper;

    private NaiveLedger(String url, Connection keeper) {
        this.url = url;
        this.keeper = keeper;
    }

    /** A new one, with one account. */
    public static NaiveLedger with(String account, long balance) throws SQLException {
        String url = "jdbc:h2:mem:naive-" + UUID.randomUUID();
        var ledger = new NaiveLedger(url, DriverManager.getConnection(url, "sa", ""));
        try (Statement statement = ledger.keeper.createStatement()) {
            statement.execute("create table account (id varchar(64) primary key, balance bigint not null)");
        }
        try (PreparedStatement insert = ledger.keeper.prepareStatement("insert into account values (?, ?)")) {
            insert.setString(1, account);
            insert.setLong(2, balance);
            insert.executeUpdate();
        }
        return ledger;
    }

    public long balance(String account) throws SQLException {
        try (PreparedStatement select = keeper.prepareStatement("select balance from account where id = ?")) {
            select.setString(1, account);
            try (ResultSet row = select.executeQuery()) {
                if (!row.next()) {
                    throw new SQLException("no account " + account);
                }
                return row.getLong(1);
            }
        }
    }

    /** Adds money, in a transaction of its own, as often as it is told to. */
    public void credit(String account, long amount) throws SQLException {
        try (Connection transaction = begin()) {
            add(transaction, account, amount);
            transaction.commit();
        }
    }

    /** Closing it without a commit rolls back. */
    Connection begin() throws SQLException {
        Connection connection = DriverManager.getConnection(url, "sa", "");
        connection.setAutoCommit(false);
        return connection;
    }

    void add(Connection transaction, String account, long amount) throws SQLException {
        try (PreparedStatement update =
                transaction.prepareStatement("update account set balance = balance + ? where id = ?")) {
            update.setLong(1, amount);
            update.setString(2, account);
            update.executeUpdate();
        }
    }

    /**
     * Ends all sessions, as a database does that restarts, or that has had enough of an idle transaction. Their commits
     * fail, and what they wrote is rolled back.
     */
    public void endSessions() throws SQLException {
        try (Statement statement = keeper.createStatement()) {
            statement.execute("select abort_session(session_id) from information_schema.sessions"
                    + " where session_id <> session_id()");
        }
    }

    @Override
    public void close() throws SQLException {
        keeper.close();
    }
}
