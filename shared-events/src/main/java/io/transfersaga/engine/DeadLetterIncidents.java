// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.engine;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.transfersaga.engine.incident.Incident;
import io.transfersaga.engine.incident.Incidents;
import io.transfersaga.rocketmq.DeadLetter;
import io.transfersaga.rocketmq.DeadLetterListener;
import java.util.UUID;
import java.util.regex.Pattern;
import org.axonframework.common.transaction.TransactionManager;
import org.jspecify.annotations.Nullable;

/** Makes dead letters seen. Nothing depends on them: senders and the timer repeat what is lost. */
public final class DeadLetterIncidents implements DeadLetterListener {

    private static final Pattern UUID_TEXT = Pattern.compile("[0-9a-fA-F]{8}-(?:[0-9a-fA-F]{4}-){3}[0-9a-fA-F]{12}");

    private final Incidents incidents;
    private final TransactionManager transactions;
    private final Counter counter;

    public DeadLetterIncidents(Incidents incidents, TransactionManager transactions, MeterRegistry meters) {
        this.incidents = incidents;
        this.transactions = transactions;
        this.counter = Counter.builder("saga.dead.letters")
                .description("Messages put among the dead letters by this process")
                .register(meters);
    }

    @Override
    public void onDeadLetter(DeadLetter letter) {
        transactions.executeInTransaction(() -> incidents.record(Incident.deadLetter(
                letter.messageId(), id(letter.keys()), letter.topic(), letter.keys() + ": " + letter.cause())));
        counter.increment();
    }

    /** A sender chooses what stands in a message's keys. */
    private static @Nullable UUID id(@Nullable String keys) {
        return keys != null && UUID_TEXT.matcher(keys).matches() ? UUID.fromString(keys) : null;
    }
}
