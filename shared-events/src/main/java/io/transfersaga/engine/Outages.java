// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.engine;

import io.transfersaga.rocketmq.BrokerUnavailableException;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientConnectionException;
import java.util.List;
import java.util.function.Predicate;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.transaction.CannotCreateTransactionException;

/** Tells failures of the surroundings, which pass, from failures of a message, which do not. */
public final class Outages {

    /** SQLSTATE classes: connection exception, insufficient resources, operator intervention. */
    private static final List<String> OUTAGE_STATES = List.of("08", "53", "57P");

    /** SQLSTATEs: transaction rollback by a conflict, lock not available. */
    private static final List<String> CONFLICT_STATES = List.of("40", "55P03");

    /** SQLSTATE: a statement that took too long was cancelled. */
    private static final List<String> CANCELLED_STATES = List.of("57014");

    private static final int MAX_DEPTH = 20;

    private Outages() {}

    /** Whether the database or the broker is away: whatever came next would fail as well. */
    public static boolean isOutage(RuntimeException failure) {
        return hasCause(failure, Outages::isAway);
    }

    /** Whether repeating helps, sooner or later. */
    public static boolean isPassing(RuntimeException failure) {
        return isConflict(failure)
                || hasCause(
                        failure,
                        cause -> isAway(cause)
                                || cause instanceof TransientDataAccessException
                                || hasState(cause, CANCELLED_STATES));
    }

    /** Whether a concurrent transaction was in the way: repeating at once helps. */
    public static boolean isConflict(RuntimeException failure) {
        return hasCause(
                failure,
                cause -> cause instanceof ConcurrencyFailureException
                        || cause instanceof DuplicateKeyException
                        || cause instanceof QueryTimeoutException
                        || hasState(cause, CONFLICT_STATES));
    }

    private static boolean isAway(Throwable cause) {
        if (cause instanceof SQLException failure) {
            return failure instanceof SQLTransientConnectionException
                    || failure instanceof SQLNonTransientConnectionException
                    || failure instanceof SQLRecoverableException
                    || hasState(failure, OUTAGE_STATES);
        }
        return cause instanceof BrokerUnavailableException || cause instanceof CannotCreateTransactionException;
    }

    private static boolean hasState(Throwable cause, List<String> states) {
        if (!(cause instanceof SQLException failure)) {
            return false;
        }
        String state = failure.getSQLState();
        return state != null && states.stream().anyMatch(state::startsWith);
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
