// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.standalone.benchmark;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** Reads the sagas' own rows, as {@code GET /sagas/{transferId}} does, many at a time: an end counts once committed. */
final class EndsInDatabase implements Ends {

    private static final String ENDED =
            "select transfer_id from saga where transfer_id = any (?) and ended_at is not null";

    private final Connection connection;
    private final PreparedStatement ended;
    private final long pid;

    EndsInDatabase(String url) {
        try {
            connection = DriverManager.getConnection(url, "postgres", "");
            try (var statement = connection.createStatement();
                    ResultSet row = statement.executeQuery("select pg_backend_pid()")) {
                row.next();
                pid = row.getLong(1);
            }
            ended = connection.prepareStatement(ENDED);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public Collection<String> among(Collection<String> transferIds) {
        try {
            ended.setArray(
                    1,
                    connection.createArrayOf(
                            "uuid", transferIds.stream().map(UUID::fromString).toArray()));
            try (ResultSet row = ended.executeQuery()) {
                List<String> found = new ArrayList<>();
                while (row.next()) {
                    found.add(row.getString(1));
                }
                return found;
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public long pid() {
        return pid;
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
