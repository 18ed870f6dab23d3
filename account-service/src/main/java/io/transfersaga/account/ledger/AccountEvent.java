// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.account.ledger;

import io.transfersaga.events.AccountId;
import io.transfersaga.events.Money;
import io.transfersaga.events.TransferId;
import java.time.Instant;

/** What happened to an {@link Account}. Stays inside this ledger; {@code balance} is that afterwards. */
public sealed interface AccountEvent {

    AccountId accountId();

    Instant at();

    record AccountOpened(AccountId accountId, Money balance, Instant at) implements AccountEvent {}

    record MoneyDeposited(AccountId accountId, Money amount, Money balance, Instant at) implements AccountEvent {}

    record AccountDebited(AccountId accountId, TransferId transferId, Money amount, Money balance, Instant at)
            implements AccountEvent {}

    record AccountCredited(AccountId accountId, TransferId transferId, Money amount, Money balance, Instant at)
            implements AccountEvent {}

    record AccountRefunded(AccountId accountId, TransferId transferId, Money amount, Money balance, Instant at)
            implements AccountEvent {}

    record AccountFrozen(AccountId accountId, Instant at) implements AccountEvent {}

    record AccountUnfrozen(AccountId accountId, Instant at) implements AccountEvent {}

    record AccountClosed(AccountId accountId, Instant at) implements AccountEvent {}
}
