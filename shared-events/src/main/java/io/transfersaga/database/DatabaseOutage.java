// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.database;

import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientConnectionException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tells that the database is away from everything else that may be wrong with it. */
public final class DatabaseOutage {

    /**
     * SQLSTATEs: connection exception, insufficient resources, operator intervention, a session that was idle in its
     * transaction; H2's for a database that is in use elsewhere, and for one or its connection that was closed.
     */
    private static final List<String> AWAY = List.of("08", "53", "57", "25P03", "90020", "90067", "90098", "90121");

    private static final int MAX_DEPTH = 20;

    private DatabaseOutage() {}

    /**
     * Whether the database is away: whatever was asked next would fail as well, and later it may not. A wrong password
     * or a database that does not exist is no outage, also when a pool reports that it has no connection for it.
     */
    public static boolean isOutage(Throwable failure) {
        SQLException root = root(failure);
        return root != null && isAway(root);
    }

    private static @Nullable SQLException root(Throwable failure) {
        SQLException root = null;
        Throwable cause = failure;
        for (int depth = 0; cause != null && depth < MAX_DEPTH; depth++) {
            if (cause instanceof SQLException sql) {
                root = sql;
            }
            cause = cause.getCause();
        }
        return root;
    }

    private static boolean isAway(SQLException failure) {
        @Nullable String state = failure.getSQLState();
        if (state != null) {
            return AWAY.stream().anyMatch(state::startsWith);
        }
        return failure instanceof SQLTransientConnectionException
                || failure instanceof SQLNonTransientConnectionException
                || failure instanceof SQLRecoverableException;
    }
}
