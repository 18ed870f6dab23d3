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
import java.util.function.Consumer;
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
        assertThat(attempt(debit, transfer)).isEqualTo(new DebitOutcome.Debited(transfer));
        assertThat(legs.isDebited(id(transfer))).isTrue();
    }

    @Test
    void isInDoubtWhenTheDatabaseDoesNotConfirmTheCommit() {
        Debit silent = debitWhoseCommit(commit -> {
            commit.commit();
            throw new TransactionSystemException("the connection broke");
        });
        assertThat(attempt(silent, transfer).ending()).isEqualTo(Ending.UNKNOWN);
        assertThat(legs.isDebited(id(transfer))).isTrue();
    }

    @Test
    void isInDoubtAlsoWhenTheCommitWasLost() {
        Debit lost = debitWhoseCommit(commit -> {
            commit.rollback();
            throw new TransactionSystemException("the connection broke");
        });
        assertThat(attempt(lost, transfer).ending()).isEqualTo(Ending.UNKNOWN);
        assertThat(legs.isDebited(id(transfer))).isFalse();
    }

    @Test
    void isRolledBackWhenTheCommitIsRefusedForAConflict() {
        Debit refused = debitWhoseCommit(commit -> {
            commit.rollback();
            throw new TransactionSystemException("x", new SQLException("serialisation", "40001"));
        });
        assertThat(attempt(refused, transfer)).isEqualTo(new DebitOutcome.LookAgain());
        assertThat(legs.isDebited(id(transfer))).isFalse();
    }

    @Test
    void isRolledBackWhenThereIsNoConnection() {
        Debit cutOff = debitBy(() -> {
            throw new CannotCreateTransactionException("no connection", new DataAccessResourceFailureException("x"));
        });
        assertThat(attempt(cutOff, transfer).ending()).isEqualTo(Ending.ROLLED_BACK);
    }

    @Test
    void looksAgainWhenTheKeyIsTaken() {
        attempt(debit, transfer);
        StoredTransfer second = candidate(transfer.idempotencyKey());
        assertThat(attempt(debit, second)).isEqualTo(new DebitOutcome.LookAgain());
        assertThat(transfers.find(id(second))).isEmpty();
    }

    @Test
    void looksAgainWhenALockIsHeldForTooLong() throws Exception {
        DebitOutcome outcome = transactions.execute(() -> {
            accounts.lock(Set.of(alice));
            return CompletableFuture.supplyAsync(() -> attempt(debit, transfer)).join();
        });
        assertThat(outcome).isEqualTo(new DebitOutcome.LookAgain());
        assertThat(transfers.find(id(transfer))).isEmpty();
    }

    @Test
    void isMadeWithAllOthersOfItsTransaction() {
        List<StoredTransfer> many = candidates("1.00", "2.00", "3.00");
        assertThat(debit.attempt(many, NOTHING_ELSE))
                .allSatisfy(outcome -> assertThat(outcome).isInstanceOf(DebitOutcome.Debited.class));
        assertThat(many).allSatisfy(each -> assertThat(legs.isDebited(id(each))).isTrue());
        assertThat(accounts.find(alice).orElseThrow().balance()).isEqualTo(Money.of("94.00", "CNY"));
    }

    @Test
    void isHeldUpByOneThatCannotBeMade() {
        List<StoredTransfer> many = candidates("1.00", "1000.00", "3.00");
        assertThat(debit.attempt(many, NOTHING_ELSE))
                .containsExactly(new DebitOutcome.HeldUp(), new DebitOutcome.LookAgain(), new DebitOutcome.HeldUp());
        assertThat(many).allSatisfy(each -> assertThat(transfers.find(id(each))).isEmpty());
        assertThat(accounts.find(alice).orElseThrow().balance()).isEqualTo(Money.of("100.00", "CNY"));
    }

    @Test
    void isRolledBackWithAllOthersWhenAKeyIsTaken() {
        attempt(debit, transfer);
        List<StoredTransfer> many =
                List.of(candidate(UUID.randomUUID().toString()), candidate(transfer.idempotencyKey()));
        assertThat(debit.attempt(many, NOTHING_ELSE)).containsOnly(new DebitOutcome.LookAgain());
        assertThat(many).allSatisfy(each -> assertThat(transfers.find(id(each))).isEmpty());
    }

    private static DebitOutcome attempt(Debit debit, StoredTransfer candidate) {
        return debit.attempt(List.of(candidate), NOTHING_ELSE).get(0);
    }

    private List<StoredTransfer> candidates(String... amounts) {
        return Stream.of(amounts)
                .map(amount -> candidate(UUID.randomUUID().toString(), amount))
                .toList();
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
        return candidate(key, "1.00");
    }

    private StoredTransfer candidate(String key, String amount) {
        var values = new Transfer(
                TransferId.next(Clock.systemUTC()), alice, AccountId.of("beta:bob"), Money.of(amount, "CNY"));
        Instant now = Instant.parse("2026-01-02T03:04:05Z");
        return new StoredTransfer(values, key, "hash", null, null, TransferStatus.DEBITED, null, now, null);
    }

    private static TransferId id(StoredTransfer stored) {
        return stored.transfer().transferId();
    }
}
