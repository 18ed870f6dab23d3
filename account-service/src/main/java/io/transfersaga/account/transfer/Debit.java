// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.account.transfer;

import io.transfersaga.account.ledger.AccountCommand;
import io.transfersaga.account.ledger.Accounts;
import io.transfersaga.account.ledger.Decision;
import io.transfersaga.account.ledger.LedgerTransactions;
import io.transfersaga.account.ledger.ReconcileSchedule;
import io.transfersaga.account.ledger.StoredTransfer;
import io.transfersaga.account.ledger.Transfers;
import io.transfersaga.account.ledger.web.DatabaseAnswers;
import io.transfersaga.crash.DurableStep;
import io.transfersaga.database.DatabaseFailures;
import io.transfersaga.events.Transfer;
import io.transfersaga.rocketmq.CommitFailedException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;

/** One attempt at a debit: key, money and leg in one transaction, and then a clear word on how it ended. */
@Component
class Debit {

    /**
     * Debits that hold a connection at once, fairly. Fewer than there are: however many requests come, the saga's
     * commands must find one, or a credit would count as failed only because this ledger is busy.
     */
    private static final int MAX_CONNECTIONS = 10;

    /** As long as a connection may be waited for. */
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final Semaphore connections = new Semaphore(MAX_CONNECTIONS, true);
    private final LedgerTransactions transactions;
    private final Accounts accounts;
    private final Transfers transfers;
    private final ReconcileSchedule schedule;

    Debit(LedgerTransactions transactions, Accounts accounts, Transfers transfers, ReconcileSchedule schedule) {
        this.transactions = transactions;
        this.accounts = accounts;
        this.transfers = transfers;
        this.schedule = schedule;
    }

    /**
     * Never throws: whatever happens is an outcome, since the broker has to be told it.
     *
     * @param alongside writes more in the same transaction
     */
    DebitOutcome attempt(StoredTransfer transfer, Runnable alongside) {
        if (!acquireConnection()) {
            return new DebitOutcome.LookAgain();
        }
        try {
            return transactions.execute(() -> debit(transfer, alongside));
        } catch (RefusedException e) {
            return e.outcome;
        } catch (CommitFailedException e) {
            return DatabaseFailures.isRolledBack(e) ? rolledBack(e) : new DebitOutcome.Unknown(e);
        } catch (RuntimeException e) {
            return rolledBack(e);
        } finally {
            connections.release();
        }
    }

    /**
     * Who has the key, if anybody.
     *
     * @throws io.transfersaga.web.ProblemException when the database is too busy to say
     */
    Optional<StoredTransfer> find(String idempotencyKey) {
        if (!acquireConnection()) {
            throw DatabaseAnswers.outcomeUnknown();
        }
        try {
            return transfers.findByKey(idempotencyKey);
        } finally {
            connections.release();
        }
    }

    private boolean acquireConnection() {
        try {
            return connections.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private DebitOutcome debit(StoredTransfer stored, Runnable alongside) {
        Transfer transfer = stored.transfer();
        transfers.insert(stored, stored.createdAt().plus(schedule.waitAfter(0)));
        if (accounts.lock(Set.of(transfer.sourceAccountId())).isEmpty()) {
            throw new RefusedException(new DebitOutcome.NoSuchAccount());
        }
        Decision decision = accounts.ask(new AccountCommand.Debit(
                transfer.sourceAccountId(), transfer.transferId(), transfer.money(), stored.createdAt()));
        if (decision instanceof Decision.Refused refused) {
            throw new RefusedException(new DebitOutcome.Refused(refused.reason()));
        }
        alongside.run();
        DurableStep.DEBIT.inUnitOfWork();
        return new DebitOutcome.Debited(stored);
    }

    private static DebitOutcome rolledBack(RuntimeException failure) {
        return DatabaseFailures.isUniqueViolation(failure, Transfers.KEY_CONSTRAINT)
                        || DatabaseFailures.isLockTimeout(failure)
                        || DatabaseFailures.isConflict(failure)
                ? new DebitOutcome.LookAgain()
                : new DebitOutcome.Failed(failure);
    }

    /** Rolls the transaction back, and with it the row that took the key. */
    private static final class RefusedException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final transient DebitOutcome outcome;

        RefusedException(DebitOutcome outcome) {
            super(outcome.toString(), null, false, false);
            this.outcome = outcome;
        }
    }
}
