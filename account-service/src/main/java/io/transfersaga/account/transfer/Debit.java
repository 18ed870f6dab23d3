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
import io.transfersaga.grouping.Groups;
import io.transfersaga.rocketmq.CommitFailedException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * One attempt at a debit: key, money and leg in one transaction, and then a clear word on how it ended. Debits that are
 * attempted at once share a transaction; what cannot simply be done there has one of its own, which decides it.
 */
@Component
class Debit {

    /** Each holds a connection. An account that is locked elsewhere holds up one of them. */
    private static final int GROUPS_AT_ONCE = 3;

    private static final int LARGEST_GROUP = 64;

    /**
     * Debits that hold a connection at once, fairly. Fewer than there are: however many requests come, the saga's
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

    private final Groups<Candidate, Optional<DebitOutcome>> groups = new Groups<>(
            GROUPS_AT_ONCE, LARGEST_GROUP, PATIENCE, this::attemptTogether, candidate -> 1, Candidate::account);

    private final Groups<String, Optional<StoredTransfer>> lookUps =
            new Groups<>(GROUPS_AT_ONCE, LARGEST_GROUP, PATIENCE, this::findTogether, key -> 1);

    Debit(LedgerTransactions transactions, Accounts accounts, Transfers transfers, ReconcileSchedule schedule) {
        this.transactions = transactions;
        this.accounts = accounts;
        this.transfers = transfers;
        this.schedule = schedule;
    }

    /**
     * Never throws: whatever happens is an outcome, since the broker has to be told it.
     *
     * @param alongside writes more in the same transaction, perhaps in the thread of another attempt
     */
    DebitOutcome attempt(StoredTransfer transfer, Runnable alongside) {
        var candidate = new Candidate(transfer, alongside);
        try {
            return groups.ask(candidate).orElseGet(() -> attemptAlone(candidate));
        } catch (TimeoutException e) {
            return new DebitOutcome.LookAgain();
        }
    }

    /** @return for each what came of it; nothing where it has to be attempted alone, since nothing came of it here */
    private List<Optional<DebitOutcome>> attemptTogether(List<Candidate> group) {
        if (group.size() == 1) {
            return List.of(Optional.of(attemptAlone(group.get(0))));
        }
        List<Optional<DebitOutcome>> nothing = Collections.nCopies(group.size(), Optional.empty());
        if (!acquireConnection()) {
            return nothing;
        }
        try {
            return transactions.execute(() -> debit(group));
        } catch (CommitFailedException e) {
            return DatabaseFailures.isRolledBack(e)
                    ? nothing
                    : Collections.nCopies(group.size(), Optional.of(new DebitOutcome.Unknown(e)));
        } catch (RuntimeException e) {
            log.debug("{} debits failed together, each is attempted alone", group.size(), e);
            return nothing;
        } finally {
            connections.release();
        }
    }

    /**
     * Does those that nothing stands in the way of. Whatever is refused here is decided alone, where a key that is
     * taken is seen first.
     */
    private List<Optional<DebitOutcome>> debit(List<Candidate> group) {
        Set<AccountId> existing =
                accounts.lock(group.stream().map(Candidate::account).collect(Collectors.toSet()));
        Set<String> keys = new HashSet<>();
        List<Candidate> debited = new ArrayList<>();
        List<Optional<DebitOutcome>> outcomes = new ArrayList<>();
        for (Candidate candidate : group) {
            StoredTransfer stored = candidate.stored();
            boolean done = existing.contains(candidate.account())
                    && keys.add(stored.idempotencyKey())
                    && take(stored) instanceof Decision.Accepted;
            if (done) {
                debited.add(candidate);
            }
            outcomes.add(done ? Optional.of(new DebitOutcome.Debited(stored)) : Optional.empty());
        }
        transfers.insert(debited.stream().map(Candidate::stored).toList(), schedule.waitAfter(0));
        debited.forEach(candidate -> {
            candidate.alongside().run();
            DurableStep.DEBIT.inUnitOfWork();
        });
        return outcomes;
    }

    private DebitOutcome attemptAlone(Candidate candidate) {
        if (!acquireConnection()) {
            return new DebitOutcome.LookAgain();
        }
        try {
            return transactions.execute(() -> debit(candidate));
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
        try {
            return lookUps.ask(idempotencyKey);
        } catch (TimeoutException e) {
            throw DatabaseAnswers.outcomeUnknown();
        }
    }

    private List<Optional<StoredTransfer>> findTogether(List<String> keys) {
        if (!acquireConnection()) {
            throw DatabaseAnswers.outcomeUnknown();
        }
        try {
            Map<String, StoredTransfer> found = transfers.findByKeys(keys);
            return keys.stream().map(key -> Optional.ofNullable(found.get(key))).toList();
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

    /** Locks the account first, as every transaction here does; the key is looked at before the account is asked. */
    private DebitOutcome debit(Candidate candidate) {
        StoredTransfer stored = candidate.stored();
        boolean exists = !accounts.lock(Set.of(candidate.account())).isEmpty();
        transfers.insert(List.of(stored), schedule.waitAfter(0));
        if (!exists) {
            throw new RefusedException(new DebitOutcome.NoSuchAccount());
        }
        if (take(stored) instanceof Decision.Refused refused) {
            throw new RefusedException(new DebitOutcome.Refused(refused.reason()));
        }
        candidate.alongside().run();
        DurableStep.DEBIT.inUnitOfWork();
        return new DebitOutcome.Debited(stored);
    }

    private Decision take(StoredTransfer stored) {
        Transfer transfer = stored.transfer();
        return accounts.ask(new AccountCommand.Debit(
                transfer.sourceAccountId(), transfer.transferId(), transfer.money(), stored.createdAt()));
    }

    private static DebitOutcome rolledBack(RuntimeException failure) {
        return DatabaseFailures.isUniqueViolation(failure, Transfers.KEY_CONSTRAINT)
                        || DatabaseFailures.isLockTimeout(failure)
                        || DatabaseFailures.isConflict(failure)
                ? new DebitOutcome.LookAgain()
                : new DebitOutcome.Failed(failure);
    }

    /** @param alongside writes what else belongs to the debit's transaction */
    private record Candidate(StoredTransfer stored, Runnable alongside) {

        AccountId account() {
            return stored.transfer().sourceAccountId();
        }
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
