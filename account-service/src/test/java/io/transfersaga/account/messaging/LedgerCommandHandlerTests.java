// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.account.messaging;

import static io.transfersaga.events.FailureReason.ACCOUNT_CLOSED;
import static io.transfersaga.events.FailureReason.ACCOUNT_FROZEN;
import static io.transfersaga.events.FailureReason.ACCOUNT_NOT_FOUND;
import static io.transfersaga.events.FailureReason.BALANCE_LIMIT;
import static io.transfersaga.events.FailureReason.CURRENCY_MISMATCH;
import static io.transfersaga.events.FailureReason.LEDGER_UNAVAILABLE;
import static io.transfersaga.events.FailureReason.OPERATOR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.transfersaga.account.LedgerTest;
import io.transfersaga.account.ledger.AccountCommand;
import io.transfersaga.account.ledger.AccountStatus;
import io.transfersaga.account.ledger.Accounts;
import io.transfersaga.account.ledger.Audit;
import io.transfersaga.account.ledger.LedgerTransactions;
import io.transfersaga.account.ledger.Opening;
import io.transfersaga.account.ledger.StatusChanges;
import io.transfersaga.account.ledger.StoredTransfer;
import io.transfersaga.account.ledger.TransferStatus;
import io.transfersaga.account.ledger.Transfers;
import io.transfersaga.events.AccountId;
import io.transfersaga.events.FailureReason;
import io.transfersaga.events.Money;
import io.transfersaga.events.Transfer;
import io.transfersaga.events.TransferId;
import io.transfersaga.events.TransferMessage;
import io.transfersaga.events.TransferMessage.AbandonCredit;
import io.transfersaga.events.TransferMessage.Command;
import io.transfersaga.events.TransferMessage.CreditAbandoned;
import io.transfersaga.events.TransferMessage.CreditAccount;
import io.transfersaga.events.TransferMessage.CreditAttemptFailed;
import io.transfersaga.events.TransferMessage.MoneyCredited;
import io.transfersaga.events.TransferMessage.MoneyRefunded;
import io.transfersaga.events.TransferMessage.RefundAccount;
import io.transfersaga.events.TransferMessage.TransferCompleted;
import io.transfersaga.rocketmq.BatchHandler.Disposition;
import io.transfersaga.rocketmq.BrokerUnavailableException;
import io.transfersaga.rocketmq.CommitFailedException;
import io.transfersaga.rocketmq.Delivery;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.axonframework.messaging.GenericMessage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.transaction.TransactionSystemException;

/** What the ledger does about each command, for each thing that it may know already. */
@LedgerTest
class LedgerCommandHandlerTests {

    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");

    @Autowired
    LedgerCommandHandler handler;

    @Autowired
    TestBroker broker;

    @Autowired
    Accounts accounts;

    @Autowired
    Opening opening;

    @Autowired
    StatusChanges statusChanges;

    @Autowired
    Transfers transfers;

    @Autowired
    LedgerTransactions transactions;

    @Autowired
    Audit audit;

    @Autowired
    MeterRegistry meters;

    @AfterEach
    void theBooksAreBalanced() {
        assertThat(audit.read()).allMatch(Audit.Sums::balanced);
    }

    @Nested
    class AsTheTargetsLedger {

        private final AccountId bob = open("bob", "10.00");
        private final Transfer transfer = transferTo(bob, "40.00");

        @Test
        void creditsAnActiveAccountOfTheSameCurrency() {
            receive(credit(transfer, 1));
            assertBalance(bob, "50.00");
            assertSent(transfer, credited());
        }

        @Test
        void answersARepeatedCreditWithoutCreditingAgain() {
            receive(credit(transfer, 1));
            receive(credit(transfer, 2));
            assertBalance(bob, "50.00");
            assertSent(transfer, credited(), credited());
        }

        @Test
        void answersARepeatedCreditAlsoWhenTheAccountHasFrozenSince() {
            receive(credit(transfer, 1));
            statusChanges.freeze(bob);
            receive(credit(transfer, 1));
            assertSent(transfer, credited(), credited());
        }

        @Test
        void answersAnAbandonmentThatCameTooLateThatItWasCredited() {
            receive(credit(transfer, 1));
            receive(abandon(transfer));
            assertBalance(bob, "50.00");
            assertSent(transfer, credited(), credited());
        }

        @Test
        void abandonsACreditWhenAsked() {
            receive(abandon(transfer));
            assertBalance(bob, "10.00");
            assertSent(transfer, abandoned(OPERATOR));
        }

        @Test
        void neverCreditsWhatWasAbandoned() {
            receive(abandon(transfer));
            receive(credit(transfer, 1));
            receive(abandon(transfer));
            assertBalance(bob, "10.00");
            assertSent(transfer, abandoned(OPERATOR), abandoned(OPERATOR), abandoned(OPERATOR));
        }

        @Test
        void failsTheAttemptOnAFrozenAccountAndSettlesNothing() {
            statusChanges.freeze(bob);
            receive(credit(transfer, 3));
            assertSent(transfer, attemptFailed(3, ACCOUNT_FROZEN));

            statusChanges.unfreeze(bob);
            receive(credit(transfer, 4));
            assertBalance(bob, "50.00");
            assertSent(transfer, attemptFailed(3, ACCOUNT_FROZEN), credited());
        }

        @Test
        void abandonsACreditToAClosedAccount() {
            AccountId empty = open("empty", "0.00");
            statusChanges.close(empty);
            Transfer toClosed = transferTo(empty, "1.00");
            receive(credit(toClosed, 1));
            assertSent(toClosed, abandoned(ACCOUNT_CLOSED));
        }

        @Test
        void abandonsACreditInAnotherCurrency() {
            Transfer inYen = transferTo(bob, Money.of("7", "JPY"));
            receive(credit(inYen, 1));
            assertBalance(bob, "10.00");
            assertSent(inYen, abandoned(CURRENCY_MISMATCH));
        }

        @Test
        void abandonsACreditBeyondTheBalanceLimit() {
            Transfer tooMuch = transferTo(bob, "999999999999.99");
            receive(credit(tooMuch, 1));
            assertSent(tooMuch, abandoned(BALANCE_LIMIT));
        }

        @Test
        void abandonsACreditToAnAccountThatDoesNotExistAndKeepsToThatWhenItIsOpened() {
            AccountId later = named("later");
            Transfer early = transferTo(later, "1.00");
            receive(credit(early, 1));
            opening.open(later, cny("0.00"));
            receive(credit(early, 1));
            assertBalance(later, "0.00");
            assertSent(early, abandoned(ACCOUNT_NOT_FOUND), abandoned(ACCOUNT_NOT_FOUND));
        }

        @Test
        void letsOneRefusalInABatchLeaveTheOthersAlone() {
            Transfer inYen = transferTo(bob, Money.of("7", "JPY"));
            Transfer another = transferTo(bob, "1.00");
            receive(credit(transfer, 1), credit(inYen, 1), credit(another, 1));
            assertBalance(bob, "51.00");
            assertSent(transfer, credited());
            assertSent(inYen, abandoned(CURRENCY_MISMATCH));
            assertSent(another, credited());
        }

        @Test
        void decidesCommandsOfOneTransferInOneBatchOneAfterTheOther() {
            receive(credit(transfer, 1), abandon(transfer), credit(transfer, 2));
            assertBalance(bob, "50.00");
            assertSent(transfer, credited(), credited(), credited());

            Transfer other = transferTo(bob, "1.00");
            receive(abandon(other), credit(other, 1));
            assertBalance(bob, "50.00");
            assertSent(other, abandoned(OPERATOR), abandoned(OPERATOR));
        }
    }

    @Nested
    class AsTheSourcesLedger {

        private final AccountId alice = open("alice", "100.00");
        private final Transfer transfer = debit(alice, "40.00");

        @Test
        void givesTheMoneyBackOnce() {
            receive(refund(transfer));
            receive(refund(transfer));
            assertBalance(alice, "100.00");
            assertThat(status(transfer)).isEqualTo(TransferStatus.REFUNDED);
            assertThat(transfers.find(transfer.transferId()).orElseThrow().failure())
                    .isEqualTo(ACCOUNT_NOT_FOUND);
            assertSent(transfer, refunded(), refunded());
        }

        @Test
        void givesTheMoneyBackOnceInOneBatch() {
            receive(refund(transfer), refund(transfer));
            assertBalance(alice, "100.00");
            assertSent(transfer, refunded(), refunded());
        }

        @Test
        void givesTheMoneyBackToAFrozenAccount() {
            statusChanges.freeze(alice);
            receive(refund(transfer));
            assertBalance(alice, "100.00");
            assertThat(accounts.find(alice).orElseThrow().status()).isEqualTo(AccountStatus.FROZEN);
        }

        @Test
        void learnsThatATransferIsCompleted() {
            receive(completed(transfer));
            receive(completed(transfer), completed(transfer));
            assertThat(status(transfer)).isEqualTo(TransferStatus.COMPLETED);
            assertBalance(alice, "60.00");
            assertSent(transfer);
        }

        @Test
        void countsARefundOfACompletedTransferAsAnIncident() {
            receive(completed(transfer));
            assertIncident("RefundAccount-COMPLETED", () -> receive(refund(transfer)));
            assertBalance(alice, "60.00");
            assertSent(transfer);
        }

        @Test
        void countsACompletionOfARefundedTransferAsAnIncident() {
            receive(refund(transfer));
            assertIncident("TransferCompleted-REFUNDED", () -> receive(completed(transfer)));
            assertThat(status(transfer)).isEqualTo(TransferStatus.REFUNDED);
        }

        @Test
        void countsARefundOfAnUnknownTransferAsAnIncident() {
            Transfer unknown = transferFrom(alice, "1.00");
            assertIncident("RefundAccount-UNKNOWN", () -> receive(refund(unknown)));
            assertBalance(alice, "60.00");
            assertSent(unknown);
        }

        @Test
        void countsACompletionOfAnUnknownTransferAsAnIncident() {
            assertIncident("TransferCompleted-UNKNOWN", () -> receive(completed(transferFrom(alice, "1.00"))));
        }

        @Test
        void handlesBothSidesOfATransferWithinOneLedger() {
            AccountId anna = open("anna", "0.00");
            Transfer inside = debit(alice, anna, "5.00");
            receive(credit(inside, 1), completed(inside));
            assertBalance(anna, "5.00");
            assertThat(status(inside)).isEqualTo(TransferStatus.COMPLETED);
        }
    }

    @Nested
    class WhenHandlingFails {

        private final Transfer transfer = transferTo(named("bob"), "1.00");

        @Test
        void reportsACreditThatTheDatabaseFailedAsAFailedAttempt() {
            assertThat(handler.onFailure(delivery(credit(transfer, 2)), new DataAccessResourceFailureException("x")))
                    .isEqualTo(Disposition.DONE);
            assertThat(handler.onFailure(
                            delivery(credit(transfer, 3)),
                            new CommitFailedException(new TransactionSystemException("x"))))
                    .isEqualTo(Disposition.DONE);
            assertSent(transfer, attemptFailed(2, LEDGER_UNAVAILABLE), attemptFailed(3, LEDGER_UNAVAILABLE));
        }

        @Test
        void waitsForTheDatabaseWithEveryOtherCommand() {
            for (Command command : List.of(abandon(transfer), refund(transfer), completed(transfer))) {
                assertThat(handler.onFailure(delivery(command), new DataAccessResourceFailureException("x")))
                        .isEqualTo(Disposition.RETRY);
            }
            assertSent(transfer);
        }

        @Test
        void countsContentionAsNoAttempt() {
            assertThat(handler.onFailure(delivery(credit(transfer, 1)), new CannotAcquireLockException("x")))
                    .isEqualTo(Disposition.RETRY);
            assertSent(transfer);
        }

        @Test
        void sendsAnAnswerAgainThatTheBrokerDidNotTake() {
            assertThat(handler.onFailure(delivery(credit(transfer, 1)), new BrokerUnavailableException("x", null)))
                    .isEqualTo(Disposition.RETRY);
            assertSent(transfer);
        }

        @Test
        void putsAsideWhatFailsForHours() {
            var bug = new IllegalStateException("a bug");
            assertThat(handler.onFailure(new Delivery<>(new GenericMessage<>(credit(transfer, 1)), 49), bug))
                    .isEqualTo(Disposition.RETRY);
            assertThat(handler.onFailure(new Delivery<>(new GenericMessage<>(credit(transfer, 1)), 50), bug))
                    .isEqualTo(Disposition.DEAD_LETTER);
        }

        @Test
        void putsAsideACommandForAnotherLedger() {
            var foreign = new Transfer(
                    TransferId.next(Clock.systemUTC()), named("alice"), AccountId.of("beta:bob"), cny("1.00"));
            assertThatThrownBy(() -> receive(credit(foreign, 1)))
                    .isInstanceOfSatisfying(
                            ForeignCommandException.class,
                            e -> assertThat(handler.onFailure(delivery(credit(foreign, 1)), e))
                                    .isEqualTo(Disposition.DEAD_LETTER));
        }

        @Test
        void knowsAnOutage() {
            assertThat(handler.isOutage(new BrokerUnavailableException("x", null)))
                    .isTrue();
            assertThat(handler.isOutage(new CannotGetJdbcConnectionException("x")))
                    .isTrue();
            assertThat(handler.isOutage(new IllegalStateException("x"))).isFalse();
            assertThat(handler.isOutage(new CannotAcquireLockException("x"))).isFalse();
        }
    }

    private void receive(Command... commands) {
        handler.handle(
                Arrays.stream(commands).map(LedgerCommandHandlerTests::delivery).toList());
    }

    private static Delivery<Command> delivery(Command command) {
        return new Delivery<>(new GenericMessage<>(command), 1);
    }

    private static CreditAccount credit(Transfer transfer, int attempt) {
        return new CreditAccount(transfer, attempt, NOW);
    }

    private static AbandonCredit abandon(Transfer transfer) {
        return new AbandonCredit(transfer, OPERATOR, NOW);
    }

    private static RefundAccount refund(Transfer transfer) {
        return new RefundAccount(transfer, ACCOUNT_NOT_FOUND, NOW);
    }

    private static TransferCompleted completed(Transfer transfer) {
        return new TransferCompleted(transfer, NOW);
    }

    private static String credited() {
        return "credited";
    }

    private static String refunded() {
        return "refunded";
    }

    private static String abandoned(FailureReason reason) {
        return "abandoned: " + reason;
    }

    private static String attemptFailed(int attempt, FailureReason reason) {
        return "attempt " + attempt + " failed: " + reason;
    }

    private void assertSent(Transfer transfer, String... expected) {
        assertThat(broker.sent(transfer.transferId()))
                .extracting(LedgerCommandHandlerTests::told)
                .containsExactly(expected);
    }

    private static String told(TransferMessage message) {
        if (message instanceof CreditAttemptFailed failed) {
            return attemptFailed(failed.attempt(), failed.reason());
        }
        if (message instanceof CreditAbandoned abandoned) {
            return abandoned(abandoned.reason());
        }
        return message instanceof MoneyCredited
                ? credited()
                : message instanceof MoneyRefunded ? refunded() : message.toString();
    }

    private void assertIncident(String kind, Runnable work) {
        double before = incidents(kind);
        work.run();
        assertThat(incidents(kind)).isEqualTo(before + 1);
    }

    private double incidents(String kind) {
        Counter counter = meters.find("ledger.incidents").tag("kind", kind).counter();
        return counter == null ? 0 : counter.count();
    }

    private void assertBalance(AccountId account, String balance) {
        assertThat(accounts.find(account).orElseThrow().balance()).isEqualTo(cny(balance));
    }

    private TransferStatus status(Transfer transfer) {
        return transfers.find(transfer.transferId()).orElseThrow().status();
    }

    private AccountId open(String name, String balance) {
        AccountId account = named(name);
        opening.open(account, cny(balance));
        return account;
    }

    private static AccountId named(String name) {
        return AccountId.of("alpha:" + name + "-" + UUID.randomUUID());
    }

    private static Transfer transferTo(AccountId target, String amount) {
        return transferTo(target, cny(amount));
    }

    private static Transfer transferTo(AccountId target, Money money) {
        return new Transfer(TransferId.next(Clock.systemUTC()), AccountId.of("beta:carol"), target, money);
    }

    private static Transfer transferFrom(AccountId source, String amount) {
        return new Transfer(TransferId.next(Clock.systemUTC()), source, AccountId.of("beta:carol"), cny(amount));
    }

    private Transfer debit(AccountId source, String amount) {
        return debit(source, AccountId.of("beta:carol"), amount);
    }

    private Transfer debit(AccountId source, AccountId target, String amount) {
        var transfer = new Transfer(TransferId.next(Clock.systemUTC()), source, target, cny(amount));
        return transactions.execute(() -> {
            transfers.insert(
                    List.of(new StoredTransfer(
                            transfer,
                            transfer.transferId().toString(),
                            "hash",
                            null,
                            null,
                            TransferStatus.DEBITED,
                            null,
                            NOW,
                            null)),
                    Duration.between(NOW, Instant.now().plusSeconds(3600)));
            accounts.ask(new AccountCommand.Debit(source, transfer.transferId(), transfer.money(), NOW));
            return transfer;
        });
    }

    private static Money cny(String amount) {
        return Money.of(amount, "CNY");
    }
}
