// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.saga.process;

import io.transfersaga.rocketmq.BrokerUnavailableException;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientConnectionException;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.transaction.CannotCreateTransactionException;

/** Tells failures of the surroundings, which pass, from failures of a message, which do not. */
public final class Outages {

    /** SQLSTATE classes: connection exception, insufficient resources, operator intervention. */
    private static final List<String> OUTAGE_STATES = List.of("08", "53", "57P");

    private static final int MAX_DEPTH = 20;

    private Outages() {}

    /** Whether the database or the broker is away: whatever came next would fail as well. */
    public static boolean isOutage(RuntimeException failure) {
        return hasCause(failure, Outages::isAway);
    }

    /** Whether repeating helps, sooner or later. */
    public static boolean isPassing(RuntimeException failure) {
        return hasCause(failure, cause -> isAway(cause) || cause instanceof TransientDataAccessException);
    }

    private static boolean isAway(Throwable cause) {
        if (cause instanceof SQLException failure) {
            return failure instanceof SQLTransientConnectionException
                    || failure instanceof SQLNonTransientConnectionException
                    || failure instanceof SQLRecoverableException
                    || isOutageState(failure.getSQLState());
        }
        return cause instanceof BrokerUnavailableException || cause instanceof CannotCreateTransactionException;
    }

    private static boolean isOutageState(@Nullable String state) {
        return state != null && OUTAGE_STATES.stream().anyMatch(state::startsWith);
    }

    private static boolean hasCause(Throwable failure, Predicate<Throwable> kind) {
        Throwable cause = failure;
        for (int depth = 0; cause != null && depth < MAX_DEPTH; depth++) {
            if (kind.test(cause)) {
                return true;
            }
            cause = cause.getCause();
        }
        return false;
    }
}
