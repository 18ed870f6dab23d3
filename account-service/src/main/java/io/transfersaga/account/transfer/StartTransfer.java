// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.account.transfer;

import io.transfersaga.account.ledger.Refusal;
import io.transfersaga.account.ledger.StoredTransfer;
import io.transfersaga.account.ledger.TransferStatus;
import io.transfersaga.account.ledger.web.AccountRefusals;
import io.transfersaga.account.ledger.web.DatabaseAnswers;
import io.transfersaga.account.ledger.web.IdempotencyKeys;
import io.transfersaga.events.Transfer;
import io.transfersaga.events.TransferId;
import io.transfersaga.rocketmq.BrokerUnavailableException;
import io.transfersaga.rocketmq.LoggedKey;
import io.transfersaga.web.ProblemException;
import io.transfersaga.web.ProblemType;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Starts a transfer: once per key, however many requests come with it, at once or later. A refusal leaves no trace of
 * the key.
 */
@Component
class StartTransfer {

    private static final Logger log = LoggerFactory.getLogger(StartTransfer.class);

    /** How long attempts go on that only wait for somebody else's lock. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

    private final DebitAnnouncement announcement;
    private final Debit debit;
    private final Clock clock;

    StartTransfer(DebitAnnouncement announcement, Debit debit, Clock clock) {
        this.announcement = announcement;
        this.debit = debit;
        this.clock = clock;
    }

    /** @throws ProblemException when there is no debit, or nobody knows */
    TransferReceipt start(TransferOrder order) {
        Instant deadline = clock.instant().plus(PATIENCE);
        do {
            Optional<StoredTransfer> known = DatabaseAnswers.writing(() -> debit.find(order.idempotencyKey()));
            if (known.isPresent()) {
                return replay(known.get(), order);
            }
            Optional<TransferReceipt> receipt = tryOnce(candidate(order));
            if (receipt.isPresent()) {
                return receipt.get();
            }
        } while (clock.instant().isBefore(deadline));
        throw DatabaseAnswers.outcomeUnknown();
    }

    private TransferReceipt replay(StoredTransfer known, TransferOrder order) {
        if (!known.bodyHash().equals(order.bodyHash())) {
            throw IdempotencyKeys.reused();
        }
        return new TransferReceipt(known, true);
    }

    /** @return empty when it has to be looked at again who has the key */
    private Optional<TransferReceipt> tryOnce(StoredTransfer candidate) {
        return LoggedKey.about(candidate.transfer().transferId(), () -> {
            DebitOutcome outcome = attempt(candidate);
            return outcome instanceof DebitOutcome.LookAgain ? Optional.empty() : Optional.of(receipt(outcome));
        });
    }

    /**
     * Each attempt is a transfer of its own: one that was rolled back, or may have been, never comes back under its id.
     */
    private DebitOutcome attempt(StoredTransfer candidate) {
        var outcome = new AtomicReference<DebitOutcome>();
        try {
            announcement.announce(candidate.moneyDebited(candidate.createdAt()), alongside -> {
                DebitOutcome seen = debit.attempt(candidate, alongside);
                outcome.set(seen);
                return seen.ending();
            });
        } catch (BrokerUnavailableException e) {
            log.warn("No transfer could start: {}", e.getMessage());
            throw new ProblemException(ProblemType.BROKER_UNAVAILABLE).retryAfter(RETRY_AFTER);
        }
        return Objects.requireNonNull(outcome.get(), "the debit did not run, and nobody said so");
    }

    private StoredTransfer candidate(TransferOrder order) {
        var transfer = new Transfer(TransferId.next(clock), order.source(), order.target(), order.money());
        return new StoredTransfer(
                transfer,
                order.idempotencyKey(),
                order.bodyHash(),
                order.reference(),
                order.callbackUrl(),
                TransferStatus.DEBITED,
                null,
                clock.instant(),
                null);
    }

    private static TransferReceipt receipt(DebitOutcome outcome) {
        if (outcome instanceof DebitOutcome.Debited debited) {
            return new TransferReceipt(debited.transfer(), false);
        }
        if (outcome instanceof DebitOutcome.Refused refused) {
            Refusal reason = refused.reason();
            throw AccountRefusals.refused(422, reason);
        }
        if (outcome instanceof DebitOutcome.NoSuchAccount) {
            throw AccountRefusals.notFound();
        }
        if (outcome instanceof DebitOutcome.Failed failed) {
            return DatabaseAnswers.writing(() -> {
                throw failed.cause();
            });
        }
        log.warn("Whether a debit was committed is not known: {}", outcome);
        throw DatabaseAnswers.outcomeUnknown();
    }
}
