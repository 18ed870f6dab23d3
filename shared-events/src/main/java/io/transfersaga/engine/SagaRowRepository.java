// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.engine;

import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.axonframework.messaging.annotation.MessageHandlerInterceptorMemberChain;
import org.axonframework.modelling.saga.AnnotatedSaga;
import org.axonframework.modelling.saga.AssociationValue;
import org.axonframework.modelling.saga.Saga;
import org.axonframework.modelling.saga.SagaRepository;
import org.axonframework.modelling.saga.metamodel.SagaMetaModelFactory;
import org.axonframework.modelling.saga.metamodel.SagaModel;
import org.jspecify.annotations.Nullable;

/**
 * Finds a saga by its id among the rows that the inbox has locked: the row is the saga, its key is both the identifier
 * and the one association. The row's lock holds across processes, where Axon's own saga locks do not, so there are none
 * of those; and there is nothing to keep in step with the row, since nothing else is stored.
 */
final class SagaRowRepository<P extends SagaProcess, S> implements SagaRepository<S> {

    private final SagaDefinition<P, S> definition;
    private final SagaModel<S> model;
    private final MessageHandlerInterceptorMemberChain<S> interceptors;

    SagaRowRepository(SagaDefinition<P, S> definition, SagaMetaModelFactory models) {
        this.definition = definition;
        this.model = models.modelOf(definition.type());
        this.interceptors = models.chainedInterceptor(definition.type());
    }

    @Override
    public Set<String> find(AssociationValue association) {
        String id = association.getValue();
        return batch().process(UUID.fromString(id)) == null ? Set.of() : Set.of(id);
    }

    @Override
    public @Nullable Saga<S> load(String sagaIdentifier) {
        SagaBatch<P, S> batch = batch();
        UUID id = UUID.fromString(sagaIdentifier);
        AnnotatedSaga<S> saga = batch.saga(id);
        if (saga != null) {
            return saga;
        }
        P process = batch.process(id);
        return process == null ? null : added(batch, id, definition.resumed(process));
    }

    /** The saga's identifier is its row's, whatever name Axon has made up for it. */
    @Override
    public Saga<S> createInstance(String sagaIdentifier, Supplier<S> factory) {
        SagaBatch<P, S> batch = batch();
        return added(batch, batch.currentId(), factory.get());
    }

    private AnnotatedSaga<S> added(SagaBatch<P, S> batch, UUID id, S instance) {
        var association = new AssociationValue(definition.associationProperty(), id.toString());
        var saga = new AnnotatedSaga<>(id.toString(), Set.of(association), instance, model, interceptors);
        batch.add(id, saga);
        return saga;
    }

    private SagaBatch<P, S> batch() {
        return SagaBatch.current();
    }
}
