// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.account.messaging;

import io.transfersaga.account.ledger.LedgerTransactions;
import io.transfersaga.account.ledger.StoredTransfer;
import io.transfersaga.account.ledger.UnknownOutcomes;
import io.transfersaga.crash.DurableStep;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Asks for outcomes that are overdue, by saying again that the money was debited. Whatever got lost on the way, the
 * debit's message or the answer to it, comes again by that.
 */
@Component
class Reconciliation {

    private static final int BATCH = 100;

    private final LedgerTransactions transactions;
    private final UnknownOutcomes unknownOutcomes;
    private final MessagePublisher publisher;
    private final Clock clock;

    Reconciliation(
            LedgerTransactions transactions, UnknownOutcomes unknownOutcomes, MessagePublisher publisher, Clock clock) {
        this.transactions = transactions;
        this.unknownOutcomes = unknownOutcomes;
        this.publisher = publisher;
        this.clock = clock;
    }

    /** @throws io.transfersaga.rocketmq.BrokerUnavailableException when they were not sent; they are due again later */
    void run() {
        boolean more = true;
        while (more) {
            more = transactions.execute(this::askForSome) == BATCH;
        }
    }

    private int askForSome() {
        Instant now = clock.instant();
        List<StoredTransfer> due = unknownOutcomes.take(now, BATCH);
        due.forEach(transfer -> {
            publisher.publish(transfer.moneyDebited(now));
            DurableStep.RECONCILIATION.inUnitOfWork();
        });
        return due.size();
    }
}
