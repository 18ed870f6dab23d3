// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.saga.process;

import io.transfersaga.events.FailureReason;
import org.jspecify.annotations.Nullable;

/**
 * How far the credit got.
 *
 * @param attempt the attempt that is awaited, or made next after the back-off; counted from 1
 * @param abandoning whether no more attempts are made and the target's ledger is asked to rule the credit out
 * @param reason why it is given up; null while it is not
 * @param lastFailure null while nothing failed
 */
public record CreditProgress(
        int attempt,
        boolean abandoning,
        @Nullable FailureReason reason,
        @Nullable FailureReason lastFailure) {

    static CreditProgress first() {
        return new CreditProgress(1, false, null, null);
    }

    CreditProgress nextAfter(FailureReason failure) {
        return new CreditProgress(attempt + 1, false, null, failure);
    }

    CreditProgress exhaustedBy(FailureReason failure) {
        return new CreditProgress(attempt, true, failure, failure);
    }

    /** An earlier reason to give up stays. */
    CreditProgress givenUp(int attemptsMade, FailureReason why) {
        return abandoning ? this : new CreditProgress(attemptsMade, true, why, lastFailure);
    }

    CreditProgress ruledOut(FailureReason why) {
        return new CreditProgress(attempt, true, why, why);
    }
}
