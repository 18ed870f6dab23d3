// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.account.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import io.transfersaga.account.LedgerTest;
import io.transfersaga.account.ledger.Accounts;
import io.transfersaga.account.ledger.LedgerTransactions;
import io.transfersaga.account.ledger.Legs;
import io.transfersaga.account.ledger.Opening;
import io.transfersaga.account.ledger.ReconcileSchedule;
import io.transfersaga.account.ledger.Refusal;
import io.transfersaga.account.ledger.StoredTransfer;
import io.transfersaga.account.ledger.TransferStatus;
import io.transfersaga.account.ledger.Transfers;
import io.transfersaga.account.transfer.DebitAnnouncement.Ending;
import io.transfersaga.events.AccountId;
import io.transfersaga.events.Money;
import io.transfersaga.events.Transfer;
import io.transfersaga.events.TransferId;
import io.transfersaga.rocketmq.UnitOfWorkExecutor;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.axonframework.common.transaction.Transaction;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.spring.messaging.unitofwork.SpringTransactionManager;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionSystemException;

/**
 * How each end of a debit's transaction is understood: a doubt is never called a rollback, a rollback never a doubt.
 */
@LedgerTest
class DebitTests {

    private static final Runnable NOTHING_ELSE = () -> {};

    @Autowired
    LedgerTransactions transactions;

    @Autowired
    PlatformTransactionManager database;

    @Autowired
    Accounts accounts;

    @Autowired
    Transfers transfers;

    @Autowired
    Legs legs;

    @Autowired
    Opening opening;

    @Autowired
    ReconcileSchedule schedule;

    @Autowired
    Debit debit;

    private final AccountId alice = AccountId.of("alpha:alice-" + UUID.randomUUID());
    private final StoredTransfer transfer = candidate(UUID.randomUUID().toString());

    @BeforeEach
    void openAccount() {
        opening.open(alice, Money.of("100.00", "CNY"));
    }

    @Test
    void isCommitted() {
        assertThat(debit.attempt(transfer, NOTHING_ELSE)).isEqualTo(new DebitOutcome.Debited(transfer));
        assertThat(legs.isDebited(id(transfer))).isTrue();
    }

    @Test
    void isInDoubtWhenTheDatabaseDoesNotConfirmTheCommit() {
        Debit silent = debitWhoseCommit(commit -> {
            commit.commit();
            throw new TransactionSystemException("the connection broke");
        });
        assertThat(silent.attempt(transfer, NOTHING_ELSE).ending()).isEqualTo(Ending.UNKNOWN);
        assertThat(legs.isDebited(id(transfer))).isTrue();
    }

    @Test
    void isInDoubtAlsoWhenTheCommitWasLost() {
        Debit lost = debitWhoseCommit(commit -> {
            commit.rollback();
            throw new TransactionSystemException("the connection broke");
        });
        assertThat(lost.attempt(transfer, NOTHING_ELSE).ending()).isEqualTo(Ending.UNKNOWN);
        assertThat(legs.isDebited(id(transfer))).isFalse();
    }

    @Test
    void isRolledBackWhenTheCommitIsRefusedForAConflict() {
        Debit refused = debitWhoseCommit(commit -> {
            commit.rollback();
            throw new TransactionSystemException("x", new SQLException("serialisation", "40001"));
        });
        assertThat(refused.attempt(transfer, NOTHING_ELSE)).isEqualTo(new DebitOutcome.LookAgain());
        assertThat(legs.isDebited(id(transfer))).isFalse();
    }

    @Test
    void isRolledBackWhenThereIsNoConnection() {
        Debit cutOff = debitBy(() -> {
            throw new CannotCreateTransactionException("no connection", new DataAccessResourceFailureException("x"));
        });
        assertThat(cutOff.attempt(transfer, NOTHING_ELSE).ending()).isEqualTo(Ending.ROLLED_BACK);
    }

    @Test
    void looksAgainWhenTheKeyIsTaken() {
        debit.attempt(transfer, NOTHING_ELSE);
        StoredTransfer second = candidate(transfer.idempotencyKey());
        assertThat(debit.attempt(second, NOTHING_ELSE)).isEqualTo(new DebitOutcome.LookAgain());
        assertThat(transfers.find(id(second))).isEmpty();
    }

    @Test
    void looksAgainWhenALockIsHeldForTooLong() throws Exception {
        DebitOutcome outcome = transactions.execute(() -> {
            accounts.lock(Set.of(alice));
            return CompletableFuture.supplyAsync(() -> debit.attempt(transfer, NOTHING_ELSE))
                    .join();
        });
        assertThat(outcome).isEqualTo(new DebitOutcome.LookAgain());
        assertThat(transfers.find(id(transfer))).isEmpty();
    }

    @Test
    void isOneOfManyThatAreAttemptedAtOnce() {
        List<StoredTransfer> many = candidates(50, () -> UUID.randomUUID().toString());
        assertThat(attemptedAtOnce(many, this::untilKnown))
                .allSatisfy(outcome -> assertThat(outcome).isInstanceOf(DebitOutcome.Debited.class));
        assertThat(many).allSatisfy(each -> assertThat(legs.isDebited(id(each))).isTrue());
        assertThat(accounts.find(alice).orElseThrow().balance()).isEqualTo(Money.of("50.00", "CNY"));
    }

    @Test
    void happensOnceHoweverOftenItsKeyIsTriedAtOnce() {
        List<StoredTransfer> same = candidates(50, transfer::idempotencyKey);
        List<DebitOutcome> outcomes = attemptedAtOnce(same, each -> debit.attempt(each, NOTHING_ELSE));
        assertThat(outcomes).filteredOn(DebitOutcome.Debited.class::isInstance).hasSize(1);
        assertThat(outcomes).filteredOn(new DebitOutcome.LookAgain()::equals).hasSize(49);
        assertThat(accounts.find(alice).orElseThrow().balance()).isEqualTo(Money.of("99.00", "CNY"));
    }

    @Test
    void isRefusedAmongOthersOnceTheMoneyIsGone() {
        List<DebitOutcome> outcomes =
                attemptedAtOnce(candidates(120, () -> UUID.randomUUID().toString()), this::untilKnown);
        assertThat(outcomes).filteredOn(DebitOutcome.Debited.class::isInstance).hasSize(100);
        assertThat(outcomes)
                .filteredOn(new DebitOutcome.Refused(Refusal.INSUFFICIENT_FUNDS)::equals)
                .hasSize(20);
        assertThat(accounts.find(alice).orElseThrow().balance().isZero()).isTrue();
    }

    private List<StoredTransfer> candidates(int number, Supplier<String> key) {
        return Stream.generate(() -> candidate(key.get())).limit(number).toList();
    }

    /** Where many want one account, a lock may be waited for in vain. */
    private DebitOutcome untilKnown(StoredTransfer candidate) {
        DebitOutcome outcome = debit.attempt(candidate, NOTHING_ELSE);
        while (outcome instanceof DebitOutcome.LookAgain) {
            outcome = debit.attempt(candidate, NOTHING_ELSE);
        }
        return outcome;
    }

    private static List<DebitOutcome> attemptedAtOnce(
            List<StoredTransfer> many, Function<StoredTransfer, DebitOutcome> attempt) {
        ExecutorService threads = Executors.newFixedThreadPool(many.size());
        try {
            return many.stream()
                    .map(each -> CompletableFuture.supplyAsync(() -> attempt.apply(each), threads))
                    .toList()
                    .stream()
                    .map(CompletableFuture::join)
                    .toList();
        } finally {
            threads.shutdown();
        }
    }

    private Debit debitWhoseCommit(Consumer<Transaction> ends) {
        var real = new SpringTransactionManager(database);
        return debitBy(() -> {
            Transaction transaction = real.startTransaction();
            return new Transaction() {
                @Override
                public void commit() {
                    ends.accept(transaction);
                }

                @Override
                public void rollback() {
                    transaction.rollback();
                }
            };
        });
    }

    private Debit debitBy(TransactionManager manager) {
        return new Debit(new LedgerTransactions(new UnitOfWorkExecutor(manager)), accounts, transfers, schedule);
    }

    private StoredTransfer candidate(String key) {
        var values = new Transfer(
                TransferId.next(Clock.systemUTC()), alice, AccountId.of("beta:bob"), Money.of("1.00", "CNY"));
        Instant now = Instant.parse("2026-01-02T03:04:05Z");
        return new StoredTransfer(values, key, "hash", null, null, TransferStatus.DEBITED, null, now, null);
    }

    private static TransferId id(StoredTransfer stored) {
        return stored.transfer().transferId();
    }
}
