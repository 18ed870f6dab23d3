// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.account.ledger;

import io.transfersaga.events.Money;

/** What decisions about an account are made from. */
public record AccountState(Money balance, AccountStatus status) {

    /**
     * A balance reaches this at most by credits and deposits: twelve digits before the point, whatever the currency.
     */
    static final int DIGITS_BEFORE_POINT = 12;

    boolean is(AccountStatus other) {
        return status == other;
    }

    boolean hasCurrencyOf(Money amount) {
        return balance.currency().equals(amount.currency());
    }

    boolean canPay(Money amount) {
        return !balance.isLessThan(amount);
    }

    /** Whether this much more leaves the balance within its limit; one that a refund took beyond it takes nothing. */
    boolean hasRoomFor(Money amount) {
        return amount.minorUnits() <= limit() - balance.minorUnits();
    }

    AccountState withBalance(Money newBalance) {
        return new AccountState(newBalance, status);
    }

    AccountState withStatus(AccountStatus newStatus) {
        return new AccountState(balance, newStatus);
    }

    private long limit() {
        return (long) Math.pow(10, DIGITS_BEFORE_POINT + balance.currency().digits()) - 1;
    }
}
