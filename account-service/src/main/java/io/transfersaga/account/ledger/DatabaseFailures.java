// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.account.ledger;

import io.transfersaga.rocketmq.CommitFailedException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Locale;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessResourceException;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.UnexpectedRollbackException;

/**
 * What a failure of the database means. Told by SQL state, since the exceptions that Spring makes of one state differ
 * with the driver.
 */
public final class DatabaseFailures {

    private static final String UNIQUE_VIOLATION = "23505";

    /** Class 40 of the SQL standard (serialisation, dead-lock), and H2's "row changed by another transaction". */
    private static final Predicate<String> CONFLICT = state -> state.startsWith("40") || state.equals("90131");

    /** H2's, and PostgreSQL's {@code lock_not_available}. */
    private static final Predicate<String> LOCK_TIMEOUT = state -> state.equals("HYT00") || state.equals("55P03");

    private static final Predicate<String> INTEGRITY = state -> state.startsWith("23");

    private DatabaseFailures() {}

    /** Whether a concurrent transaction was in the way: this one is rolled back and may simply run again. */
    public static boolean isConflict(Throwable failure) {
        return hasState(failure, CONFLICT)
                || (causes(failure, ConcurrencyFailureException.class) && !isLockTimeout(failure));
    }

    /** Whether the wait for a lock took too long. It does not say which lock: an account's, or a key's. */
    public static boolean isLockTimeout(Throwable failure) {
        return hasState(failure, LOCK_TIMEOUT);
    }

    public static boolean isUniqueViolation(Throwable failure) {
        return hasState(failure, UNIQUE_VIOLATION::equals);
    }

    /** Whether the row is there already, and by that constraint. */
    public static boolean isUniqueViolation(Throwable failure, String constraint) {
        SQLException cause = sqlException(failure, UNIQUE_VIOLATION::equals);
        return cause != null
                && String.valueOf(cause.getMessage()).toLowerCase(Locale.ROOT).contains(constraint);
    }

    /** Whether the failed commit certainly left nothing behind. Silence and everything unheard of is no certainty. */
    public static boolean isRolledBack(CommitFailedException failure) {
        return hasState(failure, CONFLICT.or(LOCK_TIMEOUT).or(INTEGRITY))
                || causes(failure, UnexpectedRollbackException.class);
    }

    /** Whether the database failed, whatever it was about. */
    public static boolean isDatabaseFailure(Throwable failure) {
        return failure instanceof DataAccessException
                || failure instanceof TransactionException
                || failure instanceof CommitFailedException;
    }

    /** Whether the database is away, so that nobody else will fare better now. */
    public static boolean isOutage(Throwable failure) {
        return causes(failure, CannotCreateTransactionException.class)
                || causes(failure, CannotGetJdbcConnectionException.class)
                || causes(failure, DataAccessResourceFailureException.class)
                || causes(failure, TransientDataAccessResourceException.class);
    }

    /**
     * Whether all connections were in use. The database may be well then, and only this ledger busy: the pool names no
     * failed connection as the cause.
     */
    public static boolean isPoolExhausted(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLTransientConnectionException && cause.getCause() == null) {
                return true;
            }
        }
        return false;
    }

    private static boolean hasState(Throwable failure, Predicate<String> wanted) {
        return sqlException(failure, wanted) != null;
    }

    private static @Nullable SQLException sqlException(Throwable failure, Predicate<String> wanted) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql) {
                for (SQLException next = sql; next != null; next = next.getNextException()) {
                    if (next.getSQLState() != null && wanted.test(next.getSQLState())) {
                        return next;
                    }
                }
            }
        }
        return null;
    }

    private static boolean causes(Throwable failure, Class<? extends Throwable> type) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (type.isInstance(cause)) {
                return true;
            }
        }
        return false;
    }
}
