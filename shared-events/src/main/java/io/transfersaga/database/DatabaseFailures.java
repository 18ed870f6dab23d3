// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.database;

import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientConnectionException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.dao.TransientDataAccessResourceException;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.UnexpectedRollbackException;

/**
 * What a failure of the database means. Told by SQL state where there is one, since the exceptions that Spring and
 * drivers make of a state differ.
 */
public final class DatabaseFailures {

    private static final String UNIQUE_VIOLATION = "23505";
    private static final String INTEGRITY = "23";

    /** Class 40 of the SQL standard (serialisation, dead-lock), and H2's "row changed by another transaction". */
    private static final List<String> CONFLICT = List.of("40", "90131");

    /** H2's, and PostgreSQL's {@code lock_not_available}. */
    private static final List<String> LOCK_TIMEOUT = List.of("HYT00", "55P03");

    /** PostgreSQL's, of a statement that took too long. */
    private static final List<String> CANCELLED = List.of("57014");

    /**
     * Connection exception, insufficient resources, operator intervention, a session that was idle in its transaction;
     * H2's for a database that is in use elsewhere, and for one or its connection that was closed.
     */
    private static final List<String> AWAY = List.of("08", "53", "57", "25P03", "90020", "90067", "90098", "90121");

    /** Of a connection that could not be had, or was lost. */
    private static final List<Class<? extends Throwable>> NO_CONNECTION = List.of(
            SQLTransientConnectionException.class,
            SQLNonTransientConnectionException.class,
            SQLRecoverableException.class,
            CannotCreateTransactionException.class,
            CannotGetJdbcConnectionException.class,
            DataAccessResourceFailureException.class,
            TransientDataAccessResourceException.class);

    private static final int MAX_DEPTH = 20;

    private DatabaseFailures() {}

    /**
     * Whether the database is away: whatever was asked next would fail as well, and later it may not. A wrong password
     * or a database that does not exist is no outage, also when a pool reports that it has no connection for it.
     */
    public static boolean isOutage(Throwable failure) {
        return root(failure).filter(DatabaseFailures::isAway).isPresent();
    }

    /**
     * Whether nobody else will fare better now, whatever keeps the database out of reach, a wrong password included.
     * One statement that took too long says nothing about the next.
     */
    public static boolean isOutOfReach(Throwable failure) {
        return NO_CONNECTION.stream().anyMatch(type -> causes(failure, type))
                || (isOutage(failure) && !isTimeout(failure));
    }

    /**
     * Whether all connections were in use. The database may be well then, and only this service busy: the pool names no
     * failed connection as the cause.
     */
    public static boolean isPoolExhausted(Throwable failure) {
        return chain(failure)
                .anyMatch(cause -> cause instanceof SQLTransientConnectionException && cause.getCause() == null);
    }

    /** Whether a concurrent transaction was in the way: this one is rolled back and may simply run again. */
    public static boolean isConflict(Throwable failure) {
        return hasState(failure, CONFLICT)
                || (causes(failure, ConcurrencyFailureException.class) && !isLockTimeout(failure));
    }

    /** Whether the wait for a lock took too long. It does not say which lock: an account's, or a key's. */
    public static boolean isLockTimeout(Throwable failure) {
        return hasState(failure, LOCK_TIMEOUT);
    }

    /** Whether the row is there already. */
    public static boolean isUniqueViolation(Throwable failure) {
        return hasState(failure, List.of(UNIQUE_VIOLATION));
    }

    /** Whether the row is there already, and by that constraint. */
    public static boolean isUniqueViolation(Throwable failure, String constraint) {
        return sqlExceptions(failure)
                .filter(cause -> UNIQUE_VIOLATION.equals(cause.getSQLState()))
                .anyMatch(cause -> String.valueOf(cause.getMessage())
                        .toLowerCase(Locale.ROOT)
                        .contains(constraint));
    }

    /**
     * Whether somebody else was in the way, in one way or another: what reads first what is there already may simply
     * run again.
     */
    public static boolean isContention(Throwable failure) {
        return isConflict(failure) || isLockTimeout(failure) || isUniqueViolation(failure);
    }

    /** Whether a statement took longer than it may. */
    public static boolean isTimeout(Throwable failure) {
        return causes(failure, QueryTimeoutException.class) || hasState(failure, CANCELLED);
    }

    /** Whether what failed certainly left nothing behind. Silence and everything unheard of is no certainty. */
    public static boolean isRolledBack(Throwable failedCommit) {
        return hasState(failedCommit, CONFLICT)
                || hasState(failedCommit, LOCK_TIMEOUT)
                || hasState(failedCommit, List.of(INTEGRITY))
                || causes(failedCommit, UnexpectedRollbackException.class);
    }

    /** Whether the database failed, whatever it was about. */
    public static boolean isDatabaseFailure(Throwable failure) {
        return failure instanceof DataAccessException || failure instanceof TransactionException;
    }

    private static boolean isAway(SQLException failure) {
        String state = failure.getSQLState();
        if (state != null) {
            return AWAY.stream().anyMatch(state::startsWith);
        }
        return failure instanceof SQLTransientConnectionException
                || failure instanceof SQLNonTransientConnectionException
                || failure instanceof SQLRecoverableException;
    }

    private static boolean causes(Throwable failure, Class<? extends Throwable> type) {
        return chain(failure).anyMatch(type::isInstance);
    }

    private static boolean hasState(Throwable failure, List<String> wanted) {
        Predicate<String> isWanted = state -> wanted.stream().anyMatch(state::startsWith);
        return sqlExceptions(failure)
                .map(SQLException::getSQLState)
                .anyMatch(state -> state != null && isWanted.test(state));
    }

    private static Optional<SQLException> root(Throwable failure) {
        return chain(failure)
                .filter(SQLException.class::isInstance)
                .map(SQLException.class::cast)
                .reduce((outer, inner) -> inner);
    }

    /** Those of a batch hang on each other beside the chain of causes. */
    private static Stream<SQLException> sqlExceptions(Throwable failure) {
        return chain(failure)
                .filter(SQLException.class::isInstance)
                .map(SQLException.class::cast)
                .flatMap(first -> Stream.iterate(first, each -> each != null, SQLException::getNextException));
    }

    private static Stream<Throwable> chain(Throwable failure) {
        return Stream.iterate(failure, each -> each != null, Throwable::getCause)
                .limit(MAX_DEPTH);
    }
}
