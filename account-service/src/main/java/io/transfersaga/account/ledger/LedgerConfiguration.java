// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.account.ledger;

import io.transfersaga.database.MicrosecondClock;
import io.transfersaga.events.Currencies;
import io.transfersaga.rocketmq.UnitOfWorkExecutor;
import java.time.Clock;
import javax.sql.DataSource;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.eventhandling.EventBus;
import org.axonframework.eventhandling.SimpleEventBus;
import org.axonframework.spring.messaging.unitofwork.SpringTransactionManager;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;

/** Puts the books together. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(LedgerProperties.class)
class LedgerConfiguration {

    @Bean
    Clock clock() {
        return new MicrosecondClock(Clock.systemUTC());
    }

    @Bean
    LedgerId ledgerId(LedgerProperties properties) {
        return new LedgerId(properties.ledger().id(), properties.allLedgers());
    }

    @Bean
    Currencies currencies(LedgerProperties properties) {
        return properties.currencies().currencies();
    }

    @Bean
    ReconcileSchedule reconcileSchedule(LedgerProperties properties) {
        return new ReconcileSchedule(properties.ledger().reconcileAfter());
    }

    /** Commands run in the caller's unit of work and transaction; this bus opens none of its own. */
    @Bean
    CommandBus commandBus() {
        return SimpleCommandBus.builder().build();
    }

    /** Events of the accounts, for whoever wants to listen inside the transaction. None is stored: the books are. */
    @Bean
    EventBus eventBus() {
        return SimpleEventBus.builder().build();
    }

    @Bean
    LedgerTables ledgerTables(JdbcTemplate jdbc) {
        return new LedgerTables(jdbc);
    }

    @Bean(AccountRepository.NAME)
    AccountRepository accountRepository(LedgerTables tables, EventBus events) {
        return AccountRepository.of(tables, events);
    }

    /** Nothing between it and the connection: what a failed commit says stays readable. */
    @Bean
    PlatformTransactionManager transactionManager(DataSource database) {
        return new JdbcTransactionManager(database);
    }

    @Bean
    LedgerTransactions ledgerTransactions(PlatformTransactionManager transactionManager) {
        return new LedgerTransactions(new UnitOfWorkExecutor(new SpringTransactionManager(transactionManager)));
    }
}
