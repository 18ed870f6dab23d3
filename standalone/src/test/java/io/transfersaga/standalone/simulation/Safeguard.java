// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.standalone.simulation;

/**
 * What keeps money right, piece by piece; each can be removed here, and nowhere else, to see that the oracle notices.
 */
enum Safeguard {
    KEY_UNIQUE("the key's unique index in the debit's transaction"),
    COMMIT_AFTER_DEBIT("the broker is told COMMIT only after the debit's commit"),
    CHECK_BACK_BY_EVIDENCE("a check-back looks for the debit"),
    CREDIT_ONCE("the credit's leg is unique and looked for"),
    REFUND_ONCE("the refund's leg is unique and the transfer's status looked at"),
    FENCE_WHEN_REFUSED("a refused credit is settled before it is told"),
    FENCE_WHEN_EXHAUSTED("an exhausted credit is settled before it is told"),
    FENCE_FOR_OPERATOR("a credit that an operator ends is settled before it is told"),
    ANSWERS_AFTER_COMMIT("answers go out after the commit"),
    TARGET_REPEATS_OUTCOME("the target's ledger answers a duplicate"),
    SOURCE_REPEATS_OUTCOME("the source's ledger answers a duplicate"),
    SAGA_REPEATS_OUTCOME("the saga answers a late MoneyDebited"),
    RECONCILER("the source's reconciler"),
    SAGA_TIMER("the saga's timer"),
    ABANDON_REPEATED("once abandoning, the timer repeats AbandonCredit"),
    ONE_SAGA_ROW("one saga row per transfer, for ever"),
    REFUSAL_IS_A_VALUE("a refused credit is an answer, no exception"),
    EXCEPTION_ROLLS_BACK("an exception rolls the whole transaction back"),
    EACH_ALONE("when a batch fails, each message is handled alone"),
    COMMANDS_AFTER_COMMIT("the saga's commands go out after the commit"),
    FRESH_BALANCE("a debit or credit is decided by the account's row as it is now"),
    FRESH_REFUSAL("a refusal is decided by the account's row as it is now"),
    SAGA_ERRORS_PROPAGATE("an error in a saga is not swallowed");

    private final String meaning;

    Safeguard(String meaning) {
        this.meaning = meaning;
    }

    String meaning() {
        return meaning;
    }
}
