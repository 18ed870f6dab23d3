// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.engine;

import io.transfersaga.engine.incident.Incident;
import io.transfersaga.engine.incident.Incidents;
import io.transfersaga.rocketmq.LoggedKey;
import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.eventhandling.GenericEventMessage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What is done with a batch of messages in one transaction: every row is locked before anything is decided. */
final class SagaTransaction<P extends SagaProcess, S> {

    private static final Logger log = LoggerFactory.getLogger(SagaTransaction.class);

    private final SagaDefinition<P, S> definition;
    private final List<SagaListener<P>> listeners;
    private final SagaRows<P> rows;
    private final SagaEvents events;
    private final CommandGateway commands;
    private final Incidents incidents;
    private final Clock clock;

    SagaTransaction(
            SagaParts<P, S> saga,
            SagaRows<P> rows,
            SagaEvents events,
            CommandGateway commands,
            Incidents incidents,
            Clock clock) {
        this.definition = saga.definition();
        this.listeners = saga.listeners();
        this.rows = rows;
        this.events = events;
        this.commands = commands;
        this.incidents = incidents;
        this.clock = clock;
    }

    /** @param admissions takes what became of each message */
    void handle(List<?> messages, List<Admission> admissions) {
        SagaBatch<P, S> batch = SagaBatch.begin(definition, rows.lock(ids(messages)));
        for (Object message : messages) {
            UUID id = definition.idOf(message);
            admissions.add(LoggedKey.about(id, () -> handleNext(id, message, batch)));
        }
        List<P> changed = batch.changed();
        if (!changed.isEmpty()) {
            rows.write(changed);
            listeners.forEach(listener -> listener.changed(changed));
        }
    }

    private Set<UUID> ids(List<?> messages) {
        Set<UUID> ids = new HashSet<>();
        messages.forEach(message -> ids.add(definition.idOf(message)));
        return ids;
    }

    private Admission handleNext(UUID id, Object message, SagaBatch<P, S> batch) {
        P before = batch.process(id);
        Instant now = clock.instant();
        Admission admission = definition.admit(before, message, now);
        switch (admission) {
            case ADMIT -> {
                batch.turnTo(id);
                events.publish(GenericEventMessage.asEventMessage(message));
                listeners.forEach(listener -> listener.handled(before, message));
            }
            case REPEAT_OUTCOME -> commands.sendAndWait(definition.outcome(Objects.requireNonNull(before), now));
            case CANNOT_HAPPEN ->
                incidents.record(Incident.cannotHappen(
                        id,
                        typeOf(message),
                        before == null ? "no saga" : before.state().name()));
            case OLD_NEWS -> log.debug("{} is old news for {}", typeOf(message), id);
        }
        return admission;
    }

    private static String typeOf(Object message) {
        return message.getClass().getSimpleName();
    }
}
