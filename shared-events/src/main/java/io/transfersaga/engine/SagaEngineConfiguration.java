// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.engine;

import io.micrometer.core.instrument.MeterRegistry;
import io.transfersaga.engine.incident.IncidentProperties;
import io.transfersaga.engine.incident.IncidentRetention;
import io.transfersaga.engine.incident.Incidents;
import io.transfersaga.rocketmq.MessageTraces;
import io.transfersaga.rocketmq.UnitOfWorkExecutor;
import java.time.Clock;
import javax.sql.DataSource;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.config.ConfigurerModule;
import org.axonframework.spring.messaging.unitofwork.SpringTransactionManager;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;

/**
 * Import it, and an application keeps the sagas going that its one {@link SagaParts} describes. It needs a data source
 * with their tables, a clock that tells microseconds, a {@link BrokerConnection}, the {@link MessageTraces}, and Axon
 * with a command bus that holds commands until the unit of work has committed.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({SagaProperties.class, IncidentProperties.class})
public class SagaEngineConfiguration {

    @Bean
    CommandTimeout commandTimeout(SagaProperties properties) {
        return new CommandTimeout(properties.commandTimeout());
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
    SagaEvents sagaEvents() {
        return new SagaEvents();
    }

    @Bean
    ConfigurerModule sagaModule(SagaParts<?, ?> saga, SagaEvents events) {
        return new SagaModule<>(saga.definition(), events);
    }

    @Bean
    Incidents incidents(JdbcTemplate jdbc, SagaParts<?, ?> saga, Clock clock, MeterRegistry meters) {
        return new Incidents(jdbc, saga.table().key(), clock, meters);
    }

    @Bean
    IncidentRetention incidentRetention(Incidents incidents, IncidentProperties properties, Clock clock) {
        return new IncidentRetention(incidents, properties, clock);
    }

    @Bean
    SagaInbox sagaInbox(UnitOfWorkExecutor executor, SagaTransaction<?, ?> transaction, MeterRegistry meters) {
        return new SagaInbox(executor, transaction, new UnsentCommands(meters));
    }

    @Bean
    SagaTransaction<?, ?> sagaTransaction(
            SagaParts<?, ?> saga,
            JdbcTemplate jdbc,
            MessageTraces traces,
            SagaEvents events,
            CommandGateway commands,
            Incidents incidents,
            Clock clock) {
        return transaction(saga, jdbc, traces, events, commands, incidents, clock);
    }

    private static <P extends SagaProcess, S> SagaTransaction<P, S> transaction(
            SagaParts<P, S> saga,
            JdbcTemplate jdbc,
            MessageTraces traces,
            SagaEvents events,
            CommandGateway commands,
            Incidents incidents,
            Clock clock) {
        var rows = new SagaRows<>(jdbc, saga.columns(), traces);
        return new SagaTransaction<>(saga, rows, events, commands, incidents, clock);
    }

    @Bean
    DueSagas dueSagas(JdbcTemplate jdbc, SagaParts<?, ?> saga) {
        return new DueSagas(jdbc, saga.table());
    }

    @Bean
    StuckSagas stuckSagas(
            DueSagas sagas, Incidents incidents, TransactionManager transactions, CommandTimeout timeout, Clock clock) {
        return new StuckSagas(sagas, incidents, transactions, timeout, clock);
    }

    @Bean
    SagaTimer sagaTimer(
            DueSagas sagas,
            SagaParts<?, ?> saga,
            SagaInbox inbox,
            StuckSagas stuck,
            BrokerConnection broker,
            MessageTraces traces,
            Clock clock) {
        return new SagaTimer(sagas, saga.definition(), inbox, stuck, broker, traces, clock);
    }

    @Bean
    SagaLookup sagaLookup(JdbcTemplate jdbc, SagaParts<?, ?> saga, CommandTimeout timeout, Clock clock) {
        return new SagaLookup(jdbc, saga.table(), timeout, clock);
    }

    @Bean
    SagaSummaries sagaSummaries(JdbcTemplate jdbc, SagaParts<?, ?> saga, Incidents incidents) {
        return new SagaSummaries(jdbc, saga.table(), incidents);
    }
}
