// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.account.messaging;

import io.transfersaga.account.ledger.Legs.CreditLeg;
import io.transfersaga.account.ledger.Refusal;
import io.transfersaga.events.FailureReason;
import org.jspecify.annotations.Nullable;

/** What the target's ledger does about a command: decided by the credit's leg, and if there is none, by the account. */
sealed interface CreditStep {

    /** Ask the account. */
    record TryCredit() implements CreditStep {}

    /** The account was credited: say so, again. */
    record AnswerCredited() implements CreditStep {}

    /** It is settled that it never will be: say so, again. */
    record AnswerAbandoned(FailureReason reason) implements CreditStep {}

    /** Settle that it never will be, and say so. */
    record Abandon(FailureReason reason) implements CreditStep {}

    /** Say that this attempt failed; settle nothing. */
    record AnswerFailed(FailureReason reason) implements CreditStep {}

    static CreditStep onCredit(@Nullable CreditLeg leg) {
        return leg == null ? new TryCredit() : repeated(leg);
    }

    /** The account is not looked at: whatever it is like, it was not credited, and will not be. */
    static CreditStep onAbandon(@Nullable CreditLeg leg, FailureReason reason) {
        return leg == null ? new Abandon(reason) : repeated(leg);
    }

    /**
     * A frozen account may take the credit later; every other refusal is final, and must be settled before it is told.
     */
    static CreditStep onRefusal(Refusal refusal) {
        FailureReason reason = FailureReason.ofSlug(refusal.slug());
        return refusal == Refusal.ACCOUNT_FROZEN ? new AnswerFailed(reason) : new Abandon(reason);
    }

    private static CreditStep repeated(CreditLeg leg) {
        return leg.reason().<CreditStep>map(AnswerAbandoned::new).orElseGet(AnswerCredited::new);
    }
}
