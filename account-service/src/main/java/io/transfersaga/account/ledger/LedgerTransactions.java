// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.account.ledger;

import io.transfersaga.database.DatabaseFailures;
import io.transfersaga.rocketmq.UnitOfWorkExecutor;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs work in one unit of work and one transaction, again when another transaction was in its way: contention is
 * nobody's failure. What was read before a repetition is read again.
 */
public class LedgerTransactions {

    private static final Logger log = LoggerFactory.getLogger(LedgerTransactions.class);

    /** Repetitions before contention is given back to the caller. */
    private static final int MAX_ATTEMPTS = 8;

    private final UnitOfWorkExecutor executor;

    public LedgerTransactions(UnitOfWorkExecutor executor) {
        this.executor = executor;
    }

    /**
     * Repeats after conflicts with concurrent transactions.
     *
     * @throws io.transfersaga.rocketmq.CommitFailedException when the commit failed, perhaps having taken effect
     * @throws RuntimeException what the work threw: rolled back
     */
    public <R> R execute(Supplier<R> work) {
        return execute(work, DatabaseFailures::isConflict);
    }

    /**
     * Repeats also after lock time-outs and unique violations: for work that reads first what is there already.
     *
     * @throws RuntimeException as {@link #execute(Supplier)}
     */
    public <R> R executeRepeatable(Supplier<R> work) {
        return execute(work, DatabaseFailures::isContention);
    }

    private <R> R execute(Supplier<R> work, Predicate<RuntimeException> repeat) {
        for (int attempt = 1; ; attempt++) {
            try {
                return executor.execute(work);
            } catch (RuntimeException e) {
                if (attempt == MAX_ATTEMPTS || !repeat.test(e)) {
                    throw e;
                }
                log.debug("A transaction was in the way; attempt {} follows", attempt + 1, e);
            }
        }
    }
}
