// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.account.ledger.web;

import io.transfersaga.database.DatabaseFailures;
import io.transfersaga.rocketmq.CommitFailedException;
import io.transfersaga.web.ProblemException;
import io.transfersaga.web.ProblemType;
import java.time.Duration;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What callers are told when the database does not answer a request that writes: what they do not know, and how they
 * get to know it. A request that reads is answered with 503 {@code overloaded}, like any that meets an outage.
 */
public final class DatabaseAnswers {

    private static final Logger log = LoggerFactory.getLogger(DatabaseAnswers.class);

    private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

    private DatabaseAnswers() {}

    /**
     * Runs what writes.
     *
     * @throws ProblemException 503 {@code outcome-unknown} when the database did not say whether it committed, or was
     *     too busy to say
     */
    public static <R> R writing(Supplier<R> work) {
        try {
            return work.get();
        } catch (RuntimeException e) {
            if (mayHaveHappened(e)) {
                log.warn("The outcome of a request is not known: {}", e.toString());
                throw outcomeUnknown();
            }
            throw e;
        }
    }

    public static ProblemException outcomeUnknown() {
        return new ProblemException(ProblemType.OUTCOME_UNKNOWN).retryAfter(RETRY_AFTER);
    }

    private static boolean mayHaveHappened(RuntimeException failure) {
        return failure instanceof CommitFailedException
                || DatabaseFailures.isOutOfReach(failure)
                || DatabaseFailures.isLockTimeout(failure)
                || DatabaseFailures.isConflict(failure);
    }
}
