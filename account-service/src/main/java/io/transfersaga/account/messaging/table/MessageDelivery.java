// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.account.messaging.table;

import io.transfersaga.account.ledger.LedgerTransactions;
import io.transfersaga.crash.DurableStep;
import io.transfersaga.events.TransferId;
import io.transfersaga.rocketmq.DeadLetter;
import io.transfersaga.rocketmq.DeadLetterListener;
import io.transfersaga.rocketmq.RefusedMessagesException;
import io.transfersaga.rocketmq.RefusedMessagesException.Refused;
import io.transfersaga.rocketmq.RocketMqPublisher;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Sends messages of the table, and notes what the broker says to it. Whatever gets lost on the way, they come again.
 */
@Component
class MessageDelivery {

    private final LedgerTransactions transactions;
    private final MessageTable table;
    private final RocketMqPublisher publisher;
    private final DeadLetterListener deadLetters;
    private final Clock clock;

    MessageDelivery(
            LedgerTransactions transactions,
            MessageTable table,
            RocketMqPublisher publisher,
            DeadLetterListener deadLetters,
            Clock clock) {
        this.transactions = transactions;
        this.table = table;
        this.publisher = publisher;
        this.deadLetters = deadLetters;
        this.clock = clock;
    }

    /**
     * Sends them in one request. Those that the broker will never take are given up.
     *
     * @return those that the broker has confirmed, which is not noted yet
     * @throws io.transfersaga.rocketmq.BrokerUnavailableException when it has not confirmed them; some may have been
     *     sent
     */
    List<TransferId> send(List<StoredMessage> messages) {
        List<StoredMessage> confirmed = new ArrayList<>(messages);
        DurableStep.MESSAGE_SENT.before();
        try {
            publisher.send(messages.stream().map(StoredMessage::message).toList());
        } catch (RefusedMessagesException e) {
            for (StoredMessage stored : messages) {
                cause(e, stored).ifPresent(cause -> {
                    confirmed.remove(stored);
                    giveUp(stored, cause);
                });
            }
        }
        DurableStep.MESSAGE_SENT.after();
        return confirmed.stream().map(StoredMessage::transferId).toList();
    }

    private static Optional<String> cause(RefusedMessagesException refusal, StoredMessage stored) {
        return refusal.refused().stream()
                .filter(refused -> refused.message().equals(stored.message()))
                .findFirst()
                .map(Refused::cause);
    }

    private void giveUp(StoredMessage stored, String cause) {
        TransferId id = stored.transferId();
        if (transactions.execute(() -> table.giveUp(id, cause, clock.instant()))) {
            deadLetters.onDeadLetter(new DeadLetter(
                    stored.message().getTopic(), "(none)", id.toString(), "refused by the broker: " + cause));
        }
    }

    /** Notes that the broker has them. */
    void confirm(Collection<TransferId> ids) {
        if (!ids.isEmpty()) {
            transactions.execute(() -> {
                table.confirm(ids, clock.instant());
                DurableStep.MESSAGE_CONFIRMED.inUnitOfWork();
                return ids.size();
            });
        }
    }
}
