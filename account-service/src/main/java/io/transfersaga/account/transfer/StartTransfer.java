// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.account.transfer;

import io.transfersaga.account.ledger.Refusal;
import io.transfersaga.account.ledger.StoredTransfer;
import io.transfersaga.account.ledger.web.AccountRefusals;
import io.transfersaga.account.ledger.web.DatabaseAnswers;
import io.transfersaga.account.ledger.web.IdempotencyKeys;
import io.transfersaga.web.ProblemException;
import io.transfersaga.web.ProblemType;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
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

    private final Debits debits;
    private final Clock clock;

    StartTransfer(Debits debits, Clock clock) {
        this.debits = debits;
        this.clock = clock;
    }

    /** @throws ProblemException when there is no debit, or nobody knows */
    TransferReceipt start(TransferOrder order) {
        Instant deadline = clock.instant().plus(PATIENCE);
        return goOn(order, DatabaseAnswers.writing(() -> debits.attemptWithOthers(order)), deadline);
    }

    /** Attempts it alone, once at least and then until the deadline, if it is not settled. */
    TransferReceipt goOn(TransferOrder order, DebitOutcome first, Instant deadline) {
        if (first.isSettled()) {
            return receipt(first, order);
        }
        do {
            DebitOutcome outcome = DatabaseAnswers.writing(() -> debits.attemptAlone(order));
            if (outcome.isSettled()) {
                return receipt(outcome, order);
            }
        } while (clock.instant().isBefore(deadline));
        throw DatabaseAnswers.outcomeUnknown();
    }

    private static TransferReceipt replay(StoredTransfer known, TransferOrder order) {
        if (!known.bodyHash().equals(order.bodyHash())) {
            throw IdempotencyKeys.reused();
        }
        return new TransferReceipt(known, true);
    }

    private static TransferReceipt receipt(DebitOutcome outcome, TransferOrder order) {
        if (outcome instanceof DebitOutcome.Known known) {
            return replay(known.transfer(), order);
        }
        if (outcome instanceof DebitOutcome.NotAnnounced) {
            throw new ProblemException(ProblemType.BROKER_UNAVAILABLE).retryAfter(RETRY_AFTER);
        }
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
