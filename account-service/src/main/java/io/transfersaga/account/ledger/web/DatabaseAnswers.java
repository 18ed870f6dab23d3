// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.account.ledger.web;

import io.transfersaga.account.ledger.DatabaseFailures;
import io.transfersaga.rocketmq.CommitFailedException;
import io.transfersaga.web.ProblemException;
import java.time.Duration;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What callers are told when the database does not answer: whether to ask again, and what they do not know until then.
 */
public final class DatabaseAnswers {

    private static final Logger log = LoggerFactory.getLogger(DatabaseAnswers.class);

    private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

    private DatabaseAnswers() {}

    /** Runs what only reads. @throws ProblemException 503 {@code overloaded} when the database does not answer */
    public static <R> R reading(Supplier<R> work) {
        try {
            return work.get();
        } catch (RuntimeException e) {
            if (DatabaseFailures.isOutage(e)) {
                log.warn("The database does not answer: {}", e.toString());
                throw overloaded();
            }
            throw e;
        }
    }

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
        return new ProblemException(
                        503, "outcome-unknown", "Whether it happened is not known; the same request again will tell.")
                .retryAfter(RETRY_AFTER);
    }

    public static ProblemException overloaded() {
        return new ProblemException(503, "overloaded", "Too much to do; try again later.").retryAfter(RETRY_AFTER);
    }

    private static boolean mayHaveHappened(RuntimeException failure) {
        return failure instanceof CommitFailedException
                || DatabaseFailures.isOutage(failure)
                || DatabaseFailures.isLockTimeout(failure)
                || DatabaseFailures.isConflict(failure);
    }
}
