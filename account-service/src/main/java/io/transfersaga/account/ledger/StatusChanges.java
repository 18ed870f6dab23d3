// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.account.ledger;

import io.transfersaga.events.AccountId;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/** Freezes, unfreezes and closes accounts. The answers are empty when there is no such account. */
@Component
public class StatusChanges {

    private final LedgerTransactions transactions;
    private final Accounts accounts;
    private final Transfers transfers;
    private final Clock clock;

    StatusChanges(LedgerTransactions transactions, Accounts accounts, Transfers transfers, Clock clock) {
        this.transactions = transactions;
        this.accounts = accounts;
        this.transfers = transfers;
        this.clock = clock;
    }

    public Optional<Decision> freeze(AccountId account) {
        return ask(account, at -> new AccountCommand.Freeze(account, at));
    }

    public Optional<Decision> unfreeze(AccountId account) {
        return ask(account, at -> new AccountCommand.Unfreeze(account, at));
    }

    public Optional<Decision> close(AccountId account) {
        return ask(account, at -> new AccountCommand.Close(account, transfers.inFlightFrom(account), at));
    }

    private Optional<Decision> ask(AccountId account, Function<Instant, AccountCommand> command) {
        return transactions.executeRepeatable(
                () -> accounts.lock(Set.of(account)).isEmpty()
                        ? Optional.empty()
                        : Optional.of(accounts.ask(command.apply(clock.instant()))));
    }
}
