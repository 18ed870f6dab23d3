// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.account.ledger;

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
import io.transfersaga.events.TransferId;
import java.time.Instant;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.ResultValidator;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What an account does about each command: the specification of the aggregate. */
class AccountTests {

    private static final AccountId ALICE = AccountId.of("alpha:alice");
    private static final TransferId TRANSFER = TransferId.of("018f0000-0000-7000-8000-000000000001");
    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");

    private static final AccountOpened OPENED_WITH_100 = new AccountOpened(ALICE, cny("100.00"), NOW);
    private static final AccountOpened OPENED_EMPTY = new AccountOpened(ALICE, cny("0.00"), NOW);
    private static final AccountOpened OPENED_FULL = new AccountOpened(ALICE, cny("999999999999.99"), NOW);
    private static final AccountFrozen FROZEN = new AccountFrozen(ALICE, NOW);
    private static final AccountClosed CLOSED = new AccountClosed(ALICE, NOW);

    @Test
    void opensWithItsBalance() {
        fixture()
                .givenNoPriorActivity()
                .when(new Open(ALICE, cny("100.00"), NOW))
                .expectEvents(new AccountOpened(ALICE, cny("100.00"), NOW));
    }

    @Nested
    class Debits {

        private final Debit debit = new Debit(ALICE, TRANSFER, cny("40.00"), NOW);

        @Test
        void areTakenFromTheBalance() {
            given(OPENED_WITH_100)
                    .when(debit)
                    .expectEvents(new AccountDebited(ALICE, TRANSFER, cny("40.00"), cny("60.00"), NOW))
                    .expectResultMessagePayload(accepted("60.00", AccountStatus.ACTIVE));
        }

        @Test
        void mayTakeAllThereIs() {
            given(OPENED_WITH_100)
                    .when(new Debit(ALICE, TRANSFER, cny("100.00"), NOW))
                    .expectEvents(new AccountDebited(ALICE, TRANSFER, cny("100.00"), cny("0.00"), NOW));
        }

        @Test
        void areRefusedBeyondTheBalance() {
            expectRefused(
                    given(OPENED_WITH_100).when(new Debit(ALICE, TRANSFER, cny("100.01"), NOW)),
                    Refusal.INSUFFICIENT_FUNDS);
        }

        @Test
        void areRefusedInAnotherCurrency() {
            expectRefused(
                    given(OPENED_WITH_100).when(new Debit(ALICE, TRANSFER, Money.of("1", "JPY"), NOW)),
                    Refusal.CURRENCY_MISMATCH);
        }

        @Test
        void areRefusedByAFrozenAccount() {
            expectRefused(given(OPENED_WITH_100, FROZEN).when(debit), Refusal.ACCOUNT_FROZEN);
        }

        @Test
        void areRefusedByAClosedAccount() {
            expectRefused(given(OPENED_EMPTY, CLOSED).when(debit), Refusal.ACCOUNT_CLOSED);
        }
    }

    @Nested
    class Credits {

        private final Credit credit = new Credit(ALICE, TRANSFER, cny("40.00"), NOW);

        @Test
        void areAddedToTheBalance() {
            given(OPENED_WITH_100)
                    .when(credit)
                    .expectEvents(new AccountCredited(ALICE, TRANSFER, cny("40.00"), cny("140.00"), NOW))
                    .expectResultMessagePayload(accepted("140.00", AccountStatus.ACTIVE));
        }

        @Test
        void areRefusedByAFrozenAccount() {
            expectRefused(given(OPENED_EMPTY, FROZEN).when(credit), Refusal.ACCOUNT_FROZEN);
        }

        @Test
        void areRefusedByAClosedAccount() {
            expectRefused(given(OPENED_EMPTY, CLOSED).when(credit), Refusal.ACCOUNT_CLOSED);
        }

        @Test
        void areRefusedInAnotherCurrency() {
            expectRefused(
                    given(OPENED_EMPTY).when(new Credit(ALICE, TRANSFER, Money.of("1", "JPY"), NOW)),
                    Refusal.CURRENCY_MISMATCH);
        }

        @Test
        void areRefusedBeyondTheLimit() {
            expectRefused(
                    given(OPENED_FULL).when(new Credit(ALICE, TRANSFER, cny("0.01"), NOW)), Refusal.BALANCE_LIMIT);
        }
    }

    @Nested
    class Refunds {

        private final Refund refund = new Refund(ALICE, TRANSFER, cny("40.00"), NOW);
        private final AccountRefunded refunded = new AccountRefunded(ALICE, TRANSFER, cny("40.00"), cny("40.00"), NOW);

        @Test
        void areAddedToTheBalance() {
            given(OPENED_EMPTY).when(refund).expectEvents(refunded);
        }

        @Test
        void areTakenByAFrozenAccount() {
            given(OPENED_EMPTY, FROZEN)
                    .when(refund)
                    .expectEvents(refunded)
                    .expectResultMessagePayload(accepted("40.00", AccountStatus.FROZEN));
        }

        @Test
        void areTakenByAClosedAccount() {
            given(OPENED_EMPTY, CLOSED)
                    .when(refund)
                    .expectEvents(refunded)
                    .expectResultMessagePayload(accepted("40.00", AccountStatus.CLOSED));
        }

        @Test
        void mayExceedTheLimit() {
            given(OPENED_FULL)
                    .when(new Refund(ALICE, TRANSFER, cny("0.01"), NOW))
                    .expectEvents(new AccountRefunded(ALICE, TRANSFER, cny("0.01"), cny("1000000000000.00"), NOW));
        }
    }

    @Nested
    class DepositsOfMoney {

        private final Deposit deposit = new Deposit(ALICE, cny("5.00"), NOW);

        @Test
        void areAddedToTheBalance() {
            given(OPENED_WITH_100)
                    .when(deposit)
                    .expectEvents(new MoneyDeposited(ALICE, cny("5.00"), cny("105.00"), NOW))
                    .expectResultMessagePayload(accepted("105.00", AccountStatus.ACTIVE));
        }

        @Test
        void areRefusedByAFrozenAccount() {
            expectRefused(given(OPENED_EMPTY, FROZEN).when(deposit), Refusal.ACCOUNT_FROZEN);
        }

        @Test
        void areRefusedByAClosedAccount() {
            expectRefused(given(OPENED_EMPTY, CLOSED).when(deposit), Refusal.ACCOUNT_CLOSED);
        }

        @Test
        void areRefusedInAnotherCurrency() {
            expectRefused(
                    given(OPENED_EMPTY).when(new Deposit(ALICE, Money.of("1", "JPY"), NOW)), Refusal.CURRENCY_MISMATCH);
        }

        @Test
        void areRefusedBeyondTheLimit() {
            expectRefused(given(OPENED_FULL).when(deposit), Refusal.BALANCE_LIMIT);
        }
    }

    @Nested
    class StatusChangesOfAnAccount {

        @Test
        void freezeAnActiveOne() {
            given(OPENED_EMPTY)
                    .when(new Freeze(ALICE, NOW))
                    .expectEvents(FROZEN)
                    .expectResultMessagePayload(accepted("0.00", AccountStatus.FROZEN));
        }

        @Test
        void leaveAFrozenOneFrozen() {
            given(OPENED_EMPTY, FROZEN)
                    .when(new Freeze(ALICE, NOW))
                    .expectNoEvents()
                    .expectResultMessagePayload(accepted("0.00", AccountStatus.FROZEN));
        }

        @Test
        void unfreezeAFrozenOne() {
            given(OPENED_EMPTY, FROZEN)
                    .when(new Unfreeze(ALICE, NOW))
                    .expectEvents(new AccountUnfrozen(ALICE, NOW))
                    .expectResultMessagePayload(accepted("0.00", AccountStatus.ACTIVE));
        }

        @Test
        void leaveAnActiveOneActive() {
            given(OPENED_EMPTY).when(new Unfreeze(ALICE, NOW)).expectNoEvents();
        }

        @Test
        void closeAnEmptyOne() {
            given(OPENED_EMPTY)
                    .when(new Close(ALICE, 0, NOW))
                    .expectEvents(CLOSED)
                    .expectResultMessagePayload(accepted("0.00", AccountStatus.CLOSED));
        }

        @Test
        void closeAFrozenOne() {
            given(OPENED_EMPTY, FROZEN).when(new Close(ALICE, 0, NOW)).expectEvents(CLOSED);
        }

        @Test
        void doNotCloseOneWithMoney() {
            expectRefused(given(OPENED_WITH_100).when(new Close(ALICE, 0, NOW)), Refusal.ACCOUNT_NOT_EMPTY);
        }

        @Test
        void doNotCloseOneWithTransfersInFlight() {
            expectRefused(given(OPENED_WITH_100).when(new Close(ALICE, 1, NOW)), Refusal.TRANSFERS_IN_FLIGHT);
        }

        @Test
        void leaveAClosedOneClosed() {
            expectRefused(given(OPENED_EMPTY, CLOSED).when(new Freeze(ALICE, NOW)), Refusal.ACCOUNT_CLOSED);
            expectRefused(given(OPENED_EMPTY, CLOSED).when(new Unfreeze(ALICE, NOW)), Refusal.ACCOUNT_CLOSED);
            expectRefused(given(OPENED_EMPTY, CLOSED).when(new Close(ALICE, 0, NOW)), Refusal.ACCOUNT_CLOSED);
        }
    }

    private static AggregateTestFixture<Account> fixture() {
        return new AggregateTestFixture<>(Account.class);
    }

    private static org.axonframework.test.aggregate.TestExecutor<Account> given(Object... events) {
        return fixture().given(events);
    }

    private static void expectRefused(ResultValidator<Account> result, Refusal reason) {
        result.expectNoEvents().expectResultMessagePayload(new Decision.Refused(reason));
    }

    private static Decision accepted(String balance, AccountStatus status) {
        return new Decision.Accepted(new AccountState(cny(balance), status));
    }

    private static Money cny(String amount) {
        return Money.of(amount, "CNY");
    }
}
