// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.account.ledger.web;

import io.transfersaga.account.ledger.AccountState;
import io.transfersaga.account.ledger.AccountStatus;
import io.transfersaga.events.AccountId;

/** An account, as callers see it. */
record AccountAnswer(String accountId, String currency, String balance, AccountStatus status) {

    static AccountAnswer of(AccountId account, AccountState state) {
        return new AccountAnswer(
                account.toString(),
                state.balance().currency().code(),
                state.balance().amount(),
                state.status());
    }
}
