// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.BatchUpdateException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.transaction.UnexpectedRollbackException;

class DatabaseFailuresTests {

    @ParameterizedTest(name = "SQLSTATE {0}")
    @CsvSource({
        // state, outage, out of reach, contention, timeout, certainly rolled back
        "08006, true, true, false, false, false",
        "53300, true, true, false, false, false",
        "57P01, true, true, false, false, false",
        "25P03, true, true, false, false, false",
        "90098, true, true, false, false, false",
        "57014, true, false, false, true, false",
        "40001, false, false, true, false, true",
        "40P01, false, false, true, false, true",
        "90131, false, false, true, false, true",
        "55P03, false, false, true, false, true",
        "HYT00, false, false, true, false, true",
        "23505, false, false, true, false, true",
        "23514, false, false, false, false, true",
        "42P01, false, false, false, false, false",
        "22001, false, false, false, false, false"
    })
    void tellsWhatAStateMeans(
            String state, boolean outage, boolean outOfReach, boolean contention, boolean timeout, boolean rolledBack) {
        RuntimeException failure = failure(state);

        assertThat(DatabaseFailures.isOutage(failure)).as("outage").isEqualTo(outage);
        assertThat(DatabaseFailures.isOutOfReach(failure)).as("out of reach").isEqualTo(outOfReach);
        assertThat(DatabaseFailures.isContention(failure)).as("contention").isEqualTo(contention);
        assertThat(DatabaseFailures.isTimeout(failure)).as("timeout").isEqualTo(timeout);
        assertThat(DatabaseFailures.isRolledBack(failure)).as("rolled back").isEqualTo(rolledBack);
    }

    @Test
    void takesAPoolWithoutAConnectionForAnOutage() {
        var pool = new IllegalStateException(new SQLTransientConnectionException("none"));

        assertThat(DatabaseFailures.isOutage(pool)).isTrue();
        assertThat(DatabaseFailures.isOutOfReach(pool)).isTrue();
        assertThat(DatabaseFailures.isPoolExhausted(pool)).isTrue();
    }

    @Test
    void waitsForNoPasswordToBecomeRightAndAsksNothingMoreMeanwhile() {
        var pool = new SQLTransientConnectionException("none", "28P01", new SQLException("password", "28P01"));
        var failure = new CannotGetJdbcConnectionException("none", pool);

        assertThat(DatabaseFailures.isOutage(failure)).isFalse();
        assertThat(DatabaseFailures.isOutOfReach(failure)).isTrue();
        assertThat(DatabaseFailures.isPoolExhausted(failure)).isFalse();
    }

    @Test
    void tellsLockTimeOutsFromConflicts() {
        var lock = new CannotAcquireLockException("lock", new SQLException("it took too long", "55P03"));

        assertThat(DatabaseFailures.isLockTimeout(lock)).isTrue();
        assertThat(DatabaseFailures.isConflict(lock)).isFalse();
        assertThat(DatabaseFailures.isConflict(new CannotAcquireLockException("dead-lock")))
                .isTrue();
    }

    @Test
    void findsTheConstraintOfAnyStatementOfABatch() {
        var batch = new BatchUpdateException("a batch failed", null, 0, new int[0], null);
        batch.setNextException(new SQLException("violates \"TRANSFER_IDEMPOTENCY_KEY\"", "23505"));
        var failure = new IllegalStateException(batch);

        assertThat(DatabaseFailures.isUniqueViolation(failure)).isTrue();
        assertThat(DatabaseFailures.isUniqueViolation(failure, "transfer_idempotency_key"))
                .isTrue();
        assertThat(DatabaseFailures.isUniqueViolation(failure, "transfer_pk")).isFalse();
    }

    @Test
    void knowsWhatSpringSaysWithoutAState() {
        assertThat(DatabaseFailures.isTimeout(new QueryTimeoutException("slow")))
                .isTrue();
        assertThat(DatabaseFailures.isRolledBack(new UnexpectedRollbackException("rolled back")))
                .isTrue();
        assertThat(DatabaseFailures.isDatabaseFailure(new QueryTimeoutException("slow")))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void takesAnErrorInTheCodeForWhatItIs(boolean withCause) {
        var failure = new IllegalStateException("broken", withCause ? new NullPointerException() : null);

        assertThat(DatabaseFailures.isOutage(failure)).isFalse();
        assertThat(DatabaseFailures.isOutOfReach(failure)).isFalse();
        assertThat(DatabaseFailures.isContention(failure)).isFalse();
        assertThat(DatabaseFailures.isDatabaseFailure(failure)).isFalse();
    }

    private static RuntimeException failure(String state) {
        return new IllegalStateException(new SQLException("it failed", state));
    }
}
