// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.account.messaging;

import io.transfersaga.account.ledger.LedgerTransactions;
import io.transfersaga.database.DatabaseFailures;
import io.transfersaga.events.FailureReason;
import io.transfersaga.events.TransferMessage.Command;
import io.transfersaga.events.TransferMessage.CreditAccount;
import io.transfersaga.events.TransferMessage.CreditAttemptFailed;
import io.transfersaga.rocketmq.BatchHandler;
import io.transfersaga.rocketmq.BrokerUnavailableException;
import io.transfersaga.rocketmq.CommitFailedException;
import io.transfersaga.rocketmq.Delivery;
import java.time.Clock;
import java.util.List;
import org.springframework.stereotype.Component;

/** Takes commands from the broker, a batch in one transaction, and knows what to do with one that fails. */
@Component
class LedgerCommandHandler implements BatchHandler<Command> {

    /** Deliveries of a message that fails by a fault of ours, before it is put aside; some twenty minutes. */
    private static final int MAX_DELIVERIES = 50;

    private final LedgerTransactions transactions;
    private final LedgerCommands commands;
    private final MessagePublisher publisher;
    private final Incidents incidents;
    private final Clock clock;

    LedgerCommandHandler(
            LedgerTransactions transactions,
            LedgerCommands commands,
            MessagePublisher publisher,
            Incidents incidents,
            Clock clock) {
        this.transactions = transactions;
        this.commands = commands;
        this.publisher = publisher;
        this.incidents = incidents;
        this.clock = clock;
    }

    @Override
    public void handle(List<Delivery<Command>> batch) {
        List<Command> received = batch.stream().map(Delivery::payload).toList();
        transactions.executeRepeatable(() -> commands.handle(received)).forEach(incidents::record);
    }

    @Override
    public boolean isOutage(RuntimeException failure) {
        return failure instanceof BrokerUnavailableException || DatabaseFailures.isOutOfReach(failure);
    }

    @Override
    public Disposition onFailure(Delivery<Command> delivery, RuntimeException failure) {
        if (failure instanceof ForeignCommandException) {
            return Disposition.DEAD_LETTER;
        }
        if (failure instanceof BrokerUnavailableException || isContention(failure)) {
            return Disposition.RETRY;
        }
        if (failure instanceof CommitFailedException || DatabaseFailures.isDatabaseFailure(failure)) {
            return onDatabaseFailure(delivery.payload());
        }
        return delivery.count() < MAX_DELIVERIES ? Disposition.RETRY : Disposition.DEAD_LETTER;
    }

    /**
     * A credit that the database failed is a failed attempt, which the saga counts; saying so needs no database and
     * claims nothing about the account. Other commands have no such answer: they come again.
     */
    private Disposition onDatabaseFailure(Command command) {
        if (command instanceof CreditAccount credit) {
            publisher.publish(new CreditAttemptFailed(
                    credit.transfer(), credit.attempt(), FailureReason.LEDGER_UNAVAILABLE, clock.instant()));
            return Disposition.DONE;
        }
        return Disposition.RETRY;
    }

    /** Contention must not refund a healthy transfer, so it is no attempt. */
    private static boolean isContention(RuntimeException failure) {
        return DatabaseFailures.isPoolExhausted(failure) || DatabaseFailures.isContention(failure);
    }
}
