// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package com.example.order;

import com.example.order.OrderMessage.Command;
import com.example.order.OrderMessage.Event;
import io.micrometer.core.instrument.MeterRegistry;
import io.transfersaga.database.MicrosecondClock;
import io.transfersaga.engine.BrokerConnection;
import io.transfersaga.engine.DeadLetterIncidents;
import io.transfersaga.engine.SagaEngineConfiguration;
import io.transfersaga.engine.SagaInbox;
import io.transfersaga.engine.SagaMessages;
import io.transfersaga.engine.SagaParts;
import io.transfersaga.engine.incident.Incidents;
import io.transfersaga.fence.FenceTable;
import io.transfersaga.rocketmq.ConsumerSettings;
import io.transfersaga.rocketmq.MessageTraces;
import io.transfersaga.rocketmq.RequiredTopic;
import io.transfersaga.rocketmq.RocketMqClientFactory;
import io.transfersaga.rocketmq.RocketMqClients;
import io.transfersaga.rocketmq.RocketMqCommandBus;
import io.transfersaga.rocketmq.RocketMqConsumer;
import io.transfersaga.rocketmq.RocketMqMessageConverter;
import io.transfersaga.rocketmq.RocketMqPublisher;
import io.transfersaga.rocketmq.UnitOfWorkExecutor;
import io.transfersaga.rocketmq.boot.RocketMqLifecycle;
import io.transfersaga.rocketmq.boot.RocketMqProperties;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.apache.rocketmq.client.producer.DefaultMQProducer;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.springboot.autoconfig.AxonTimeoutAutoConfiguration;
import org.axonframework.springboot.autoconfig.JdbcAutoConfiguration;
import org.axonframework.springboot.autoconfig.JpaAutoConfiguration;
import org.axonframework.springboot.autoconfig.JpaEventStoreAutoConfiguration;
import org.axonframework.springboot.autoconfig.UpdateCheckerAutoConfiguration;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.data.jpa.autoconfigure.DataJpaRepositoriesAutoConfiguration;
import org.springframework.boot.hibernate.autoconfigure.HibernateJpaAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.JdbcTemplate;

/** Orders and the shop in one application. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration(
        exclude = {
            AxonTimeoutAutoConfiguration.class,
            DataJpaRepositoriesAutoConfiguration.class,
            HibernateJpaAutoConfiguration.class,
            JdbcAutoConfiguration.class,
            JpaAutoConfiguration.class,
            JpaEventStoreAutoConfiguration.class,
            UpdateCheckerAutoConfiguration.class
        })
@Import(SagaEngineConfiguration.class)
@EnableConfigurationProperties(RocketMqProperties.class)
public class OrderApplication {

    // tag::engine[]
    @Bean
    SagaParts<OrderProcess, OrderSaga> orderSaga() {
        return new SagaParts<>(new OrderDefinition(), new OrderColumns(), List.of());
    }

    @Bean
    SagaMessages<Event> sagaMessages(
            SagaInbox inbox, SagaParts<?, ?> saga, Incidents incidents, TransactionManager transactions) {
        return new SagaMessages<>(inbox, saga, incidents, transactions);
    }

    @Bean
    CommandBus commandBus(RocketMqPublisher publisher) {
        return new RocketMqCommandBus(publisher);
    }

    @Bean
    BrokerConnection brokerConnection(RocketMqClients clients) {
        return () -> clients.missing().isEmpty();
    }
    // end::engine[]

    @Bean
    Clock clock() {
        return new MicrosecondClock(Clock.systemUTC());
    }

    @Bean
    Shop shop(UnitOfWorkExecutor executor, JdbcTemplate jdbc, RocketMqPublisher publisher) {
        return new Shop(executor, new FenceTable(jdbc), new Shelves(jdbc), publisher);
    }

    @Bean
    MessageTraces messageTraces() {
        return MessageTraces.off();
    }

    @Bean
    RocketMqMessageConverter converter() {
        return OrderWire.converter();
    }

    @Bean
    RocketMqClientFactory rocketMqClientFactory(RocketMqProperties properties) {
        return new RocketMqClientFactory(properties.settings(), "orders-" + UUID.randomUUID(), null);
    }

    @Bean(destroyMethod = "")
    DefaultMQProducer producer(RocketMqClientFactory factory) {
        return factory.producer("orders");
    }

    @Bean
    RocketMqPublisher publisher(
            DefaultMQProducer producer, RocketMqMessageConverter converter, RocketMqProperties properties) {
        return RocketMqPublisher.creatingTopics(producer, converter, properties.settings());
    }

    @Bean
    RocketMqConsumer<Event> events(
            RocketMqMessageConverter converter, SagaMessages<Event> handler, DeadLetterIncidents deadLetters) {
        var settings = new ConsumerSettings("orders", List.of(OrderWire.EVENTS), 2, 16);
        return new RocketMqConsumer<>(settings, Event.class, converter, handler, deadLetters);
    }

    @Bean
    RocketMqConsumer<Command> commands(
            RocketMqMessageConverter converter, Shop handler, DeadLetterIncidents deadLetters) {
        var settings = new ConsumerSettings("shop", List.of(OrderWire.COMMANDS), 2, 16);
        return new RocketMqConsumer<>(settings, Command.class, converter, handler, deadLetters);
    }

    @Bean
    DeadLetterIncidents deadLetters(Incidents incidents, TransactionManager transactions, MeterRegistry meters) {
        return new DeadLetterIncidents(incidents, transactions, meters);
    }

    @Bean
    RocketMqClients clients(
            RocketMqClientFactory factory, DefaultMQProducer producer, List<RocketMqConsumer<?>> consumers) {
        List<RequiredTopic> topics = List.of(
                RequiredTopic.normal(OrderWire.COMMANDS),
                RequiredTopic.normal(OrderWire.EVENTS),
                RequiredTopic.normal(OrderWire.ENDED));
        return new RocketMqClients(factory, producer, topics, consumers);
    }

    @Bean
    RocketMqLifecycle lifecycle(RocketMqClients clients) {
        return new RocketMqLifecycle(clients);
    }
}
