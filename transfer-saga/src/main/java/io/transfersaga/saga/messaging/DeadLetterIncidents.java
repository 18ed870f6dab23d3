// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.saga.messaging;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.transfersaga.events.TransferId;
import io.transfersaga.rocketmq.DeadLetter;
import io.transfersaga.rocketmq.DeadLetterListener;
import io.transfersaga.saga.incident.Incident;
import io.transfersaga.saga.incident.Incidents;
import org.axonframework.common.transaction.TransactionManager;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes dead letters seen. Nothing depends on them: the ledgers and the timer repeat what is lost. */
@Component
class DeadLetterIncidents implements DeadLetterListener {

    private final Incidents incidents;
    private final TransactionManager transactions;
    private final Counter counter;

    DeadLetterIncidents(Incidents incidents, TransactionManager transactions, MeterRegistry meters) {
        this.incidents = incidents;
        this.transactions = transactions;
        this.counter = Counter.builder("saga.dead.letters")
                .description("Messages put among the dead letters by this process")
                .register(meters);
    }

    @Override
    public void onDeadLetter(DeadLetter letter) {
        transactions.executeInTransaction(() -> incidents.record(Incident.deadLetter(
                letter.messageId(), transferId(letter.keys()), letter.topic(), letter.keys() + ": " + letter.cause())));
        counter.increment();
    }

    private static @Nullable TransferId transferId(@Nullable String keys) {
        return keys == null ? null : TransferId.parse(keys).orElse(null);
    }
}
