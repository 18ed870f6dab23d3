// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.account.ledger;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.transfersaga.account.ledger.AccountCommand.Close;
import io.transfersaga.account.ledger.AccountCommand.Credit;
import io.transfersaga.account.ledger.AccountCommand.Debit;
import io.transfersaga.account.ledger.AccountCommand.Deposit;
import io.transfersaga.account.ledger.AccountCommand.Freeze;
import io.transfersaga.account.ledger.AccountCommand.Open;
import io.transfersaga.account.ledger.AccountCommand.Refund;
import io.transfersaga.account.ledger.AccountCommand.Unfreeze;
import io.transfersaga.account.ledger.AccountEvent.AccountClosed;
import io.transfersaga.account.ledger.AccountEvent.AccountCredited;
import io.transfersaga.account.ledger.AccountEvent.AccountDebited;
import io.transfersaga.account.ledger.AccountEvent.AccountFrozen;
import io.transfersaga.account.ledger.AccountEvent.AccountOpened;
import io.transfersaga.account.ledger.AccountEvent.AccountRefunded;
import io.transfersaga.account.ledger.AccountEvent.AccountUnfrozen;
import io.transfersaga.account.ledger.AccountEvent.MoneyDeposited;
import io.transfersaga.events.AccountId;
import io.transfersaga.events.Money;
import java.util.function.Supplier;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.spring.stereotype.Aggregate;

/**
 * One account. Commands are decided by {@link AccountPolicies}; what happens is told as an {@link AccountEvent}, and
 * only events change the state. {@link AccountRepository} keeps that state as a row.
 */
@Aggregate(repository = AccountRepository.NAME)
public class Account {

    @AggregateIdentifier
    private AccountId accountId;

    private AccountState state;

    /** Axon makes the account that it replays events on. */
    @SuppressWarnings("NullAway.Init")
    Account() {}

    Account(AccountId accountId, AccountState state) {
        this.accountId = accountId;
        this.state = state;
    }

    @CommandHandler
    @SuppressWarnings("NullAway.Init")
    Account(Open command) {
        apply(new AccountOpened(command.accountId(), command.openingBalance(), command.at()));
    }

    @CommandHandler
    Decision handle(Deposit command) {
        return decide(AccountPolicies.DEPOSIT, command, () -> {
            Money balance = state.balance().plus(command.amount());
            return new MoneyDeposited(accountId, command.amount(), balance, command.at());
        });
    }

    @CommandHandler
    Decision handle(Debit command) {
        return decide(AccountPolicies.DEBIT, command, () -> {
            Money balance = state.balance().minus(command.amount());
            return new AccountDebited(accountId, command.transferId(), command.amount(), balance, command.at());
        });
    }

    @CommandHandler
    Decision handle(Credit command) {
        return decide(AccountPolicies.CREDIT, command, () -> {
            Money balance = state.balance().plus(command.amount());
            return new AccountCredited(accountId, command.transferId(), command.amount(), balance, command.at());
        });
    }

    @CommandHandler
    Decision handle(Refund command) {
        Money balance = state.balance().plus(command.amount());
        return accept(new AccountRefunded(accountId, command.transferId(), command.amount(), balance, command.at()));
    }

    @CommandHandler
    Decision handle(Freeze command) {
        return decide(
                AccountPolicies.FREEZE, command, AccountStatus.FROZEN, new AccountFrozen(accountId, command.at()));
    }

    @CommandHandler
    Decision handle(Unfreeze command) {
        return decide(
                AccountPolicies.UNFREEZE, command, AccountStatus.ACTIVE, new AccountUnfrozen(accountId, command.at()));
    }

    @CommandHandler
    Decision handle(Close command) {
        return decide(AccountPolicies.CLOSE, command, () -> new AccountClosed(accountId, command.at()));
    }

    @EventSourcingHandler
    void on(AccountOpened event) {
        accountId = event.accountId();
        state = new AccountState(event.balance(), AccountStatus.ACTIVE);
    }

    @EventSourcingHandler
    void on(MoneyDeposited event) {
        state = state.withBalance(event.balance());
    }

    @EventSourcingHandler
    void on(AccountDebited event) {
        state = state.withBalance(event.balance());
    }

    @EventSourcingHandler
    void on(AccountCredited event) {
        state = state.withBalance(event.balance());
    }

    @EventSourcingHandler
    void on(AccountRefunded event) {
        state = state.withBalance(event.balance());
    }

    @EventSourcingHandler
    void on(AccountFrozen event) {
        state = state.withStatus(AccountStatus.FROZEN);
    }

    @EventSourcingHandler
    void on(AccountUnfrozen event) {
        state = state.withStatus(AccountStatus.ACTIVE);
    }

    @EventSourcingHandler
    void on(AccountClosed event) {
        state = state.withStatus(AccountStatus.CLOSED);
    }

    AccountId accountId() {
        return accountId;
    }

    AccountState state() {
        return state;
    }

    /** Changes the status; one that it has already is accepted without an event. */
    private <C> Decision decide(Policy<C> policy, C command, AccountStatus wanted, AccountEvent event) {
        return state.is(wanted) ? new Decision.Accepted(state) : decide(policy, command, () -> event);
    }

    private <C> Decision decide(Policy<C> policy, C command, Supplier<AccountEvent> event) {
        return policy.refusalOf(state, command)
                .<Decision>map(Decision.Refused::new)
                .orElseGet(() -> accept(event.get()));
    }

    private Decision accept(AccountEvent event) {
        apply(event);
        return new Decision.Accepted(state);
    }
}
