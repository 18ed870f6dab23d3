// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.engine;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a saga is, to those that keep it going. Nothing here reads a clock, a database or a broker.
 *
 * @param <P> its state
 * @param <S> the class with its handlers, as Axon knows sagas
 */
public interface SagaDefinition<P extends SagaProcess, S> {

    Class<S> type();

    /** The {@code associationProperty} of all its handlers: the id of the process. */
    String associationProperty();

    /** An instance that goes on from that state. */
    S resumed(P process);

    /** The state that an instance has now. */
    P processOf(S saga);

    /**
     * Which process a message is about.
     *
     * @throws IllegalArgumentException when it is no message of this saga
     */
    UUID idOf(Object message);

    /**
     * What the message means. Only what is admitted reaches a handler.
     *
     * @param process null when there is none
     */
    Admission admit(@Nullable P process, Object message, Instant now);

    /** The message by which the timer says that the awaited command is to be sent, if that is still so. */
    Object due(UUID id);

    /** The command that tells how the process ended, for {@link Admission#REPEAT_OUTCOME}. */
    Object outcome(P process, Instant now);
}
