// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.engine;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.axonframework.modelling.saga.AnnotatedSaga;
import org.jspecify.annotations.Nullable;

/**
 * The sagas of one unit of work: their rows, locked before anything is decided, and the instances that Axon works on.
 * What an instance knows overrides its row, and is written when all messages are handled.
 */
final class SagaBatch<P extends SagaProcess, S> {

    private static final String RESOURCE = SagaBatch.class.getName();

    private final SagaDefinition<P, S> definition;
    private final Map<UUID, P> rows;
    private final Map<UUID, AnnotatedSaga<S>> sagas = new HashMap<>();
    private @Nullable UUID current;

    private SagaBatch(SagaDefinition<P, S> definition, Map<UUID, P> rows) {
        this.definition = definition;
        this.rows = rows;
    }

    /** Binds the locked rows to the current unit of work. */
    static <P extends SagaProcess, S> SagaBatch<P, S> begin(SagaDefinition<P, S> definition, Map<UUID, P> lockedRows) {
        var batch = new SagaBatch<>(definition, lockedRows);
        CurrentUnitOfWork.get().root().resources().put(RESOURCE, batch);
        return batch;
    }

    static <P extends SagaProcess, S> SagaBatch<P, S> current() {
        UnitOfWork<?> root = CurrentUnitOfWork.get().root();
        SagaBatch<P, S> batch = root.getResource(RESOURCE);
        return Objects.requireNonNull(batch, "sagas are reached through the inbox, which locks their rows");
    }

    /** The saga as the batch has left it so far; null when there is none. */
    @Nullable
    P process(UUID id) {
        AnnotatedSaga<S> saga = sagas.get(id);
        return saga == null ? rows.get(id) : definition.processOf(saga.root());
    }

    /** Says whose message is handled next. */
    void turnTo(UUID id) {
        current = id;
    }

    UUID currentId() {
        return Objects.requireNonNull(current, "no message is being handled");
    }

    @Nullable
    AnnotatedSaga<S> saga(UUID id) {
        return sagas.get(id);
    }

    void add(UUID id, AnnotatedSaga<S> saga) {
        sagas.put(id, saga);
    }

    /** What has to be written, ordered by id as every writer orders it. */
    List<P> changed() {
        List<P> changed = new ArrayList<>(sagas.size());
        sagas.values().forEach(saga -> changed.add(definition.processOf(saga.root())));
        changed.sort(Comparator.comparing(SagaProcess::id));
        return changed;
    }
}
