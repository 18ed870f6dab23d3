// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.saga.process;

import io.transfersaga.crash.DurableStep;
import io.transfersaga.rocketmq.LoggedKey;
import io.transfersaga.rocketmq.MissingTopicException;
import io.transfersaga.rocketmq.UnitOfWorkExecutor;
import io.transfersaga.saga.incident.Incident;
import io.transfersaga.saga.incident.Incidents;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.eventhandling.GenericEventMessage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * The one way to a saga, for the ledgers' events, the timer and operators: one transaction for a batch, in which every
 * row is locked before anything is decided.
 */
@Component
public class SagaInbox {

    private static final Logger log = LoggerFactory.getLogger(SagaInbox.class);

    /** A conflict with a concurrent transaction is nobody's failure, and gone at the next try. */
    private static final int TRIES = 3;

    private final UnitOfWorkExecutor executor;
    private final SagaRows rows;
    private final SagaEvents events;
    private final CommandGateway commands;
    private final Incidents incidents;
    private final EndedSagas ended;
    private final CreditAttempts attempts;
    private final UnsentCommands unsent;
    private final Clock clock;

    SagaInbox(
            UnitOfWorkExecutor executor,
            SagaRows rows,
            SagaEvents events,
            CommandGateway commands,
            Incidents incidents,
            EndedSagas ended,
            CreditAttempts attempts,
            UnsentCommands unsent,
            Clock clock) {
        this.executor = executor;
        this.rows = rows;
        this.events = events;
        this.commands = commands;
        this.incidents = incidents;
        this.ended = ended;
        this.attempts = attempts;
        this.unsent = unsent;
        this.clock = clock;
    }

    /**
     * Handles the messages in their order. Returning means: committed, and all commands sent, or left to the timer
     * since their receiver has never started.
     *
     * @return what became of each message
     * @throws io.transfersaga.rocketmq.BrokerUnavailableException when it is committed, but commands may not have been
     *     sent
     * @throws RuntimeException otherwise nothing was done, or nobody knows; repeating is safe
     */
    public List<Admission> handle(List<Incoming> messages) {
        for (int tries = 1; ; tries++) {
            try {
                return handleOnce(messages);
            } catch (RuntimeException e) {
                if (tries == TRIES || !Outages.isConflict(e)) {
                    throw e;
                }
                log.debug("Try {} of {} messages met a concurrent transaction", tries, messages.size(), e);
            }
        }
    }

    private List<Admission> handleOnce(List<Incoming> messages) {
        List<Admission> admissions = new ArrayList<>(messages.size());
        try {
            executor.execute(() -> {
                handleInTransaction(messages, admissions);
                return admissions;
            });
        } catch (MissingTopicException e) {
            unsent.leftToTheTimer(e);
        }
        return admissions;
    }

    private void handleInTransaction(List<Incoming> messages, List<Admission> admissions) {
        SagaBatch batch = SagaBatch.begin(
                rows.lock(messages.stream().map(Incoming::transferId).collect(Collectors.toSet())));
        for (Incoming message : messages) {
            admissions.add(LoggedKey.about(message.transferId(), () -> handleNext(message, batch)));
        }
        List<TransferProcess> changed = batch.changed();
        rows.write(changed);
        ended.changed(changed);
    }

    private Admission handleNext(Incoming message, SagaBatch batch) {
        TransferProcess saga = batch.process(message.transferId());
        Instant now = clock.instant();
        Admission admission = Admission.of(saga, message.payload(), now);
        switch (admission) {
            case ADMIT -> {
                attempts.countAfterCommit(saga, message.payload());
                batch.turnTo(message.transferId());
                events.publish(GenericEventMessage.asEventMessage(message.payload()));
                message.durableStep().ifPresent(DurableStep::inUnitOfWork);
            }
            case REPEAT_OUTCOME ->
                commands.sendAndWait(Objects.requireNonNull(saga).outcome(now));
            case CANNOT_HAPPEN ->
                incidents.record(cannotHappen(
                        message, saga == null ? "no saga" : saga.state().name()));
            case OLD_NEWS -> log.debug("{} is old news for {}", message.type(), message.transferId());
        }
        return admission;
    }

    private Incident cannotHappen(Incoming message, String state) {
        return Incident.cannotHappen(message.transferId(), message.type(), state);
    }
}
