// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.account.ledger;

import io.transfersaga.account.ledger.AccountCommand.Close;
import io.transfersaga.account.ledger.AccountCommand.Credit;
import io.transfersaga.account.ledger.AccountCommand.Debit;
import io.transfersaga.account.ledger.AccountCommand.Deposit;
import io.transfersaga.account.ledger.AccountCommand.Freeze;
import io.transfersaga.account.ledger.AccountCommand.Unfreeze;
import io.transfersaga.account.ledger.Policy.Rule;
import io.transfersaga.events.Money;
import java.util.function.Function;

/** What each command may be refused for. There is none for refunds: a refund never fails. */
final class AccountPolicies {

    static final Policy<Debit> DEBIT = Policy.of(closed(), frozen(), otherCurrency(Debit::amount), insufficientFunds());

    static final Policy<Credit> CREDIT =
            Policy.of(frozen(), closed(), otherCurrency(Credit::amount), balanceLimit(Credit::amount));

    static final Policy<Deposit> DEPOSIT =
            Policy.of(frozen(), closed(), otherCurrency(Deposit::amount), balanceLimit(Deposit::amount));

    static final Policy<Freeze> FREEZE = Policy.of(closed());

    static final Policy<Unfreeze> UNFREEZE = Policy.of(closed());

    static final Policy<Close> CLOSE = Policy.of(closed(), transfersInFlight(), notEmpty());

    private AccountPolicies() {}

    private static <C> Rule<C> closed() {
        return new Rule<>(Refusal.ACCOUNT_CLOSED, (account, command) -> account.is(AccountStatus.CLOSED));
    }

    private static <C> Rule<C> frozen() {
        return new Rule<>(Refusal.ACCOUNT_FROZEN, (account, command) -> account.is(AccountStatus.FROZEN));
    }

    private static <C> Rule<C> otherCurrency(Function<C, Money> amount) {
        return new Rule<>(
                Refusal.CURRENCY_MISMATCH, (account, command) -> !account.hasCurrencyOf(amount.apply(command)));
    }

    private static Rule<Debit> insufficientFunds() {
        return new Rule<>(Refusal.INSUFFICIENT_FUNDS, (account, debit) -> !account.canPay(debit.amount()));
    }

    private static <C> Rule<C> balanceLimit(Function<C, Money> amount) {
        return new Rule<>(Refusal.BALANCE_LIMIT, (account, command) -> !account.hasRoomFor(amount.apply(command)));
    }

    private static Rule<Close> transfersInFlight() {
        return new Rule<>(Refusal.TRANSFERS_IN_FLIGHT, (account, close) -> close.transfersInFlight() > 0);
    }

    private static Rule<Close> notEmpty() {
        return new Rule<>(
                Refusal.ACCOUNT_NOT_EMPTY,
                (account, close) -> !account.balance().isZero());
    }
}
