// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.saga.process;

import io.transfersaga.database.MicrosecondClock;
import io.transfersaga.rocketmq.UnitOfWorkExecutor;
import java.time.Clock;
import javax.sql.DataSource;
import org.axonframework.common.transaction.NoTransactionManager;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.config.ConfigurerModule;
import org.axonframework.eventhandling.PropagatingErrorHandler;
import org.axonframework.messaging.annotation.HandlerDefinition;
import org.axonframework.messaging.annotation.ParameterResolverFactory;
import org.axonframework.modelling.saga.metamodel.AnnotationSagaMetaModelFactory;
import org.axonframework.spring.messaging.unitofwork.SpringTransactionManager;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.support.JdbcTransactionManager;

/** Axon around the saga: its events come from {@link SagaEvents}, its rows are its store, and no error is swallowed. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({SagaProperties.class, CreditRetryProperties.class})
class ProcessConfiguration {

    /** The name that Axon derives from the saga's type. */
    private static final String PROCESSOR = TransferSaga.class.getSimpleName() + "Processor";

    @Bean
    Clock clock() {
        return new MicrosecondClock(Clock.systemUTC());
    }

    @Bean
    CreditRetryPolicy creditRetryPolicy(CreditRetryProperties retry, SagaProperties saga) {
        return new CreditRetryPolicy(retry.maxAttempts(), retry.backoff(), saga.commandTimeout());
    }

    /** Plain JDBC transactions: what handles messages needs no JPA session. */
    @Bean
    TransactionManager axonTransactionManager(DataSource dataSource) {
        return new SpringTransactionManager(new JdbcTransactionManager(dataSource));
    }

    @Bean
    UnitOfWorkExecutor unitOfWorkExecutor(TransactionManager transactions) {
        return new UnitOfWorkExecutor(transactions);
    }

    @Bean
    ConfigurerModule transferSaga(SagaEvents events) {
        return configurer -> configurer
                .eventProcessing()
                .registerSaga(
                        TransferSaga.class,
                        saga -> saga.configureRepository(axon -> repository(
                                axon.parameterResolverFactory(), axon.handlerDefinition(TransferSaga.class))))
                .registerSubscribingEventProcessor(PROCESSOR, axon -> events)
                .registerTransactionManager(PROCESSOR, axon -> NoTransactionManager.INSTANCE)
                .registerErrorHandler(PROCESSOR, axon -> PropagatingErrorHandler.instance())
                .registerListenerInvocationErrorHandler(PROCESSOR, axon -> PropagatingErrorHandler.instance());
    }

    private static TransferSagaRepository repository(ParameterResolverFactory parameters, HandlerDefinition handlers) {
        return new TransferSagaRepository(new AnnotationSagaMetaModelFactory(parameters, handlers));
    }
}
