// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.saga.messaging;

import io.transfersaga.events.TransferMessage;
import io.transfersaga.rocketmq.BatchHandler;
import io.transfersaga.rocketmq.Delivery;
import io.transfersaga.saga.incident.Incident;
import io.transfersaga.saga.incident.Incidents;
import io.transfersaga.saga.process.Incoming;
import io.transfersaga.saga.process.Outages;
import io.transfersaga.saga.process.SagaInbox;
import java.util.List;
import org.axonframework.common.transaction.TransactionManager;
import org.springframework.stereotype.Component;

/** Hands the ledgers' events to the sagas; parks what fails time and again, so that it holds up no other. */
@Component
class SagaMessages implements BatchHandler<TransferMessage.Event> {

    /** Deliveries after which a message that fails by itself is an incident. The ledgers and the timer repeat it. */
    static final int PARKED_AFTER = 5;

    private final SagaInbox inbox;
    private final Incidents incidents;
    private final TransactionManager transactions;

    SagaMessages(SagaInbox inbox, Incidents incidents, TransactionManager transactions) {
        this.inbox = inbox;
        this.incidents = incidents;
        this.transactions = transactions;
    }

    @Override
    public void handle(List<Delivery<TransferMessage.Event>> batch) {
        inbox.handle(batch.stream()
                .map(delivery -> Incoming.event(delivery.payload()))
                .toList());
    }

    @Override
    public boolean isOutage(RuntimeException failure) {
        return Outages.isOutage(failure);
    }

    @Override
    public Disposition onFailure(Delivery<TransferMessage.Event> delivery, RuntimeException failure) {
        if (Outages.isPassing(failure) || delivery.count() < PARKED_AFTER) {
            return Disposition.RETRY;
        }
        TransferMessage.Event event = delivery.payload();
        transactions.executeInTransaction(() -> incidents.record(Incident.parked(
                delivery.message().getIdentifier(),
                event.transferId(),
                event.getClass().getSimpleName(),
                failure)));
        return Disposition.DONE;
    }
}
