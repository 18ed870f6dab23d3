// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.account.ledger;

import io.transfersaga.events.AccountId;
import java.util.Set;

/**
 * This ledger, among all that exist.
 *
 * @param id this ledger's name
 * @param all every ledger's name, this one's included
 */
public record LedgerId(String id, Set<String> all) {

    /** Whether the account, if it exists, is kept here. */
    public boolean owns(AccountId account) {
        return account.ledger().equals(id);
    }

    /** Whether there is a ledger that keeps the account, if it exists. */
    public boolean knowsLedgerOf(AccountId account) {
        return all.contains(account.ledger());
    }
}
