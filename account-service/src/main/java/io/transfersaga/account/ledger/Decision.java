// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.account.ledger;

/**
 * What an account answers to a command. A refusal is an answer, not an exception: where several commands share a
 * transaction, one refusal must leave the others alone.
 */
public sealed interface Decision {

    /** Done; the account as it is now. */
    record Accepted(AccountState account) implements Decision {}

    /** Not done, and nothing is written. */
    record Refused(Refusal reason) implements Decision {}
}
