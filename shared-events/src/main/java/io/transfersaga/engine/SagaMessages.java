// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.engine;

import io.transfersaga.engine.incident.Incident;
import io.transfersaga.engine.incident.Incidents;
import io.transfersaga.rocketmq.BatchHandler;
import io.transfersaga.rocketmq.Delivery;
import java.util.List;
import org.axonframework.common.transaction.TransactionManager;

/**
 * Hands what comes from the broker to the sagas; parks what fails time and again, so that it holds up no other.
 *
 * @param <E> the messages that sagas hear
 */
public final class SagaMessages<E> implements BatchHandler<E> {

    /** Deliveries after which a message that fails by itself is an incident. Its sender and the timer repeat it. */
    static final int PARKED_AFTER = 5;

    private final SagaInbox inbox;
    private final SagaDefinition<?, ?> definition;
    private final Incidents incidents;
    private final TransactionManager transactions;

    public SagaMessages(SagaInbox inbox, SagaParts<?, ?> saga, Incidents incidents, TransactionManager transactions) {
        this.inbox = inbox;
        this.definition = saga.definition();
        this.incidents = incidents;
        this.transactions = transactions;
    }

    @Override
    public void handle(List<Delivery<E>> batch) {
        inbox.handle(batch.stream().map(Delivery::payload).toList());
    }

    @Override
    public boolean isOutage(RuntimeException failure) {
        return Outages.isOutage(failure);
    }

    @Override
    public Disposition onFailure(Delivery<E> delivery, RuntimeException failure) {
        if (Outages.isPassing(failure) || delivery.count() < PARKED_AFTER) {
            return Disposition.RETRY;
        }
        E message = delivery.payload();
        transactions.executeInTransaction(() -> incidents.record(Incident.parked(
                delivery.message().getIdentifier(),
                definition.idOf(message),
                message.getClass().getSimpleName(),
                failure)));
        return Disposition.DONE;
    }
}
