// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.saga.process;

import io.transfersaga.events.TransferId;
import java.util.Set;
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
 * Finds a saga by its transfer among the rows that the inbox has locked: the row is the saga, its key is both the
 * identifier and the one association. The row's lock holds across processes, where Axon's own saga locks do not, so
 * there are none of those; and there is nothing to keep in step with the row, since nothing else is stored.
 */
final class TransferSagaRepository implements SagaRepository<TransferSaga> {

    private final SagaModel<TransferSaga> model;
    private final MessageHandlerInterceptorMemberChain<TransferSaga> interceptors;

    TransferSagaRepository(SagaMetaModelFactory models) {
        this.model = models.modelOf(TransferSaga.class);
        this.interceptors = models.chainedInterceptor(TransferSaga.class);
    }

    @Override
    public Set<String> find(AssociationValue association) {
        String id = association.getValue();
        return SagaBatch.current().process(TransferId.of(id)) == null ? Set.of() : Set.of(id);
    }

    @Override
    public @Nullable Saga<TransferSaga> load(String sagaIdentifier) {
        SagaBatch batch = SagaBatch.current();
        TransferId id = TransferId.of(sagaIdentifier);
        AnnotatedSaga<TransferSaga> saga = batch.saga(id);
        if (saga != null) {
            return saga;
        }
        TransferProcess process = batch.process(id);
        return process == null ? null : added(batch, id, new TransferSaga(process));
    }

    /** The saga's identifier is its transfer's, whatever name Axon has made up for it. */
    @Override
    public Saga<TransferSaga> createInstance(String sagaIdentifier, Supplier<TransferSaga> factory) {
        SagaBatch batch = SagaBatch.current();
        return added(batch, batch.currentTransfer(), factory.get());
    }

    private AnnotatedSaga<TransferSaga> added(SagaBatch batch, TransferId id, TransferSaga instance) {
        var association = new AssociationValue(TransferSaga.TRANSFER_ID, id.toString());
        var saga = new AnnotatedSaga<>(id.toString(), Set.of(association), instance, model, interceptors);
        batch.add(id, saga);
        return saga;
    }
}
