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
import io.transfersaga.events.AccountId;
import io.transfersaga.events.Transfer;
import io.transfersaga.rocketmq.CommitFailedException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * One attempt at debits: keys, money and legs in one transaction, all or none, and then a clear word on how it ended.
 */
@Component
class Debit {

    /**
     * Attempts that hold a connection at once, fairly. Fewer than there are: however many requests come, the saga's
     * commands must find one, or a credit would count as failed only because this ledger is busy.
     */
    private static final int MAX_CONNECTIONS = 10;

    /** As long as a connection may be waited for. */
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private static final Logger log = LoggerFactory.getLogger(Debit.class);

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
     * @param candidates at least one, each with a key of its own
     * @param alongside writes more in the same transaction
     * @return one for each, all with the same ending
     */
    List<DebitOutcome> attempt(List<StoredTransfer> candidates, Runnable alongside) {
        if (!acquireConnection()) {
            return Collections.nCopies(candidates.size(), new DebitOutcome.LookAgain());
        }
        try {
            return transactions.execute(() -> debit(candidates, alongside));
        } catch (RefusedException e) {
            return e.outcomes;
        } catch (CommitFailedException e) {
            return DatabaseFailures.isRolledBack(e)
                    ? rolledBack(candidates, e)
                    : candidates.stream()
                            .<DebitOutcome>map(candidate -> new DebitOutcome.Unknown(candidate, e))
                            .toList();
        } catch (RuntimeException e) {
            return rolledBack(candidates, e);
        } finally {
            connections.release();
        }
    }

    /**
     * Who has these keys, by the key.
     *
     * @throws io.transfersaga.web.ProblemException when the database is too busy to say
     */
    Map<String, StoredTransfer> find(List<String> idempotencyKeys) {
        if (!acquireConnection()) {
            throw DatabaseAnswers.outcomeUnknown();
        }
        try {
            return transfers.findByKeys(idempotencyKeys);
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

    /** Locks the accounts first, as every transaction here does. */
    private List<DebitOutcome> debit(List<StoredTransfer> candidates, Runnable alongside) {
        Set<AccountId> existing =
                accounts.lock(candidates.stream().map(Debit::source).collect(Collectors.toSet()));
        if (candidates.size() == 1) {
            debitOne(candidates.get(0), existing);
        } else {
            debitMany(candidates, existing);
        }
        alongside.run();
        candidates.forEach(each -> DurableStep.DEBIT.inUnitOfWork());
        return candidates.stream().<DebitOutcome>map(DebitOutcome.Debited::new).toList();
    }

    /** The key is looked at before the account is asked: a refusal is for whoever would have had the key. */
    private void debitOne(StoredTransfer candidate, Set<AccountId> existing) {
        transfers.insert(List.of(candidate), schedule.waitAfter(0));
        if (!existing.contains(source(candidate))) {
            throw new RefusedException(List.of(new DebitOutcome.NoSuchAccount()));
        }
        if (take(candidate) instanceof Decision.Refused refused) {
            throw new RefusedException(List.of(new DebitOutcome.Refused(refused.reason())));
        }
    }

    /** Nobody is refused here: who would be is to be attempted alone. */
    private void debitMany(List<StoredTransfer> candidates, Set<AccountId> existing) {
        List<DebitOutcome> outcomes = new ArrayList<>();
        boolean allTaken = true;
        for (StoredTransfer candidate : candidates) {
            boolean taken = existing.contains(source(candidate)) && take(candidate) instanceof Decision.Accepted;
            outcomes.add(taken ? new DebitOutcome.HeldUp() : new DebitOutcome.LookAgain());
            allTaken &= taken;
        }
        if (!allTaken) {
            throw new RefusedException(outcomes);
        }
        transfers.insert(candidates, schedule.waitAfter(0));
    }

    private Decision take(StoredTransfer stored) {
        Transfer transfer = stored.transfer();
        return accounts.ask(new AccountCommand.Debit(
                transfer.sourceAccountId(), transfer.transferId(), transfer.money(), stored.createdAt()));
    }

    private static AccountId source(StoredTransfer stored) {
        return stored.transfer().sourceAccountId();
    }

    /** What failed many may be one's own fault, so each is to be attempted alone. */
    private static List<DebitOutcome> rolledBack(List<StoredTransfer> candidates, RuntimeException failure) {
        if (candidates.size() == 1) {
            return List.of(rolledBack(failure));
        }
        log.debug("{} debits failed together, each is attempted alone", candidates.size(), failure);
        return Collections.nCopies(candidates.size(), new DebitOutcome.LookAgain());
    }

    private static DebitOutcome rolledBack(RuntimeException failure) {
        return DatabaseFailures.isUniqueViolation(failure, Transfers.KEY_CONSTRAINT)
                        || DatabaseFailures.isLockTimeout(failure)
                        || DatabaseFailures.isConflict(failure)
                ? new DebitOutcome.LookAgain()
                : new DebitOutcome.Failed(failure);
    }

    /** Rolls the transaction back, and with it the rows that took the keys. */
    private static final class RefusedException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final transient List<DebitOutcome> outcomes;

        RefusedException(List<DebitOutcome> outcomes) {
            super(outcomes.toString(), null, false, false);
            this.outcomes = outcomes;
        }
    }
}
