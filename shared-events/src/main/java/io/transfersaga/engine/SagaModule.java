// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.engine;

import org.axonframework.common.transaction.NoTransactionManager;
import org.axonframework.config.Configuration;
import org.axonframework.config.Configurer;
import org.axonframework.config.ConfigurerModule;
import org.axonframework.eventhandling.PropagatingErrorHandler;
import org.axonframework.modelling.saga.SagaRepository;
import org.axonframework.modelling.saga.metamodel.AnnotationSagaMetaModelFactory;

/** Axon around a saga: its events come from {@link SagaEvents}, its rows are its store, and no error is swallowed. */
final class SagaModule<P extends SagaProcess, S> implements ConfigurerModule {

    private final SagaDefinition<P, S> definition;
    private final SagaEvents events;

    SagaModule(SagaDefinition<P, S> definition, SagaEvents events) {
        this.definition = definition;
        this.events = events;
    }

    @Override
    public void configureModule(Configurer configurer) {
        // The name that Axon derives from the saga's type.
        String processor = definition.type().getSimpleName() + "Processor";
        configurer
                .eventProcessing()
                .registerSaga(definition.type(), saga -> saga.configureRepository(this::repository))
                .registerSubscribingEventProcessor(processor, axon -> events)
                .registerTransactionManager(processor, axon -> NoTransactionManager.INSTANCE)
                .registerErrorHandler(processor, axon -> PropagatingErrorHandler.instance())
                .registerListenerInvocationErrorHandler(processor, axon -> PropagatingErrorHandler.instance());
    }

    private SagaRepository<S> repository(Configuration axon) {
        return new SagaRowRepository<>(
                definition,
                new AnnotationSagaMetaModelFactory(
                        axon.parameterResolverFactory(), axon.handlerDefinition(definition.type())));
    }
}
