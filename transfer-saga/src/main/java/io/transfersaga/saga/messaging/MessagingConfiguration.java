// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.saga.messaging;

import io.micrometer.core.instrument.MeterRegistry;
import io.transfersaga.engine.BrokerConnection;
import io.transfersaga.engine.DeadLetterIncidents;
import io.transfersaga.engine.SagaInbox;
import io.transfersaga.engine.SagaMessages;
import io.transfersaga.engine.SagaParts;
import io.transfersaga.engine.incident.Incidents;
import io.transfersaga.events.ConsumerGroups;
import io.transfersaga.events.Topics;
import io.transfersaga.events.TransferMessage;
import io.transfersaga.rocketmq.ConsumerSettings;
import io.transfersaga.rocketmq.MessageTraces;
import io.transfersaga.rocketmq.RequiredTopic;
import io.transfersaga.rocketmq.RocketMqClientFactory;
import io.transfersaga.rocketmq.RocketMqClients;
import io.transfersaga.rocketmq.RocketMqCommandBus;
import io.transfersaga.rocketmq.RocketMqConsumer;
import io.transfersaga.rocketmq.RocketMqMessageConverter;
import io.transfersaga.rocketmq.RocketMqPublisher;
import io.transfersaga.rocketmq.boot.RocketMqProperties;
import io.transfersaga.wire.WireConfiguration;
import java.util.List;
import java.util.UUID;
import org.apache.rocketmq.client.producer.DefaultMQProducer;
import org.apache.rocketmq.remoting.RPCHook;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.common.transaction.TransactionManager;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The saga service's place on the cluster: it hears all ledgers, and commands each by its own topic. */
@Configuration(proxyBeanMethods = false)
@Import(WireConfiguration.class)
class MessagingConfiguration {

    private static final int THREADS = 2;
    private static final int BATCH_SIZE = 64;

    @Bean
    RocketMqClientFactory rocketMqClientFactory(RocketMqProperties properties, ObjectProvider<RPCHook> hook) {
        String instance = ConsumerGroups.SAGA + "-" + UUID.randomUUID();
        return new RocketMqClientFactory(properties.settings(), instance, hook.getIfAvailable());
    }

    /** Started and stopped by the clients. */
    @Bean(destroyMethod = "")
    DefaultMQProducer producer(RocketMqClientFactory factory) {
        return factory.producer(ConsumerGroups.SAGA);
    }

    /**
     * The ledgers are not known here: the topic of one that has never started is created when it is first written to,
     * unless creating is forbidden.
     */
    @Bean
    RocketMqPublisher rocketMqPublisher(
            DefaultMQProducer producer, RocketMqMessageConverter converter, RocketMqProperties properties) {
        return RocketMqPublisher.creatingTopics(producer, converter, properties.settings());
    }

    @Bean
    CommandBus commandBus(RocketMqPublisher publisher) {
        return new RocketMqCommandBus(publisher);
    }

    @Bean
    SagaMessages<TransferMessage.Event> sagaMessages(
            SagaInbox inbox, SagaParts<?, ?> saga, Incidents incidents, TransactionManager transactions) {
        return new SagaMessages<>(inbox, saga, incidents, transactions);
    }

    @Bean
    DeadLetterIncidents deadLetterIncidents(
            Incidents incidents, TransactionManager transactions, MeterRegistry meters) {
        return new DeadLetterIncidents(incidents, transactions, meters);
    }

    @Bean
    RocketMqConsumer<TransferMessage.Event> consumer(
            RocketMqMessageConverter converter,
            SagaMessages<TransferMessage.Event> handler,
            MessageTraces traces,
            DeadLetterIncidents deadLetters) {
        var settings = new ConsumerSettings(
                ConsumerGroups.SAGA, List.of(Topics.MONEY_DEBITED, Topics.TRANSFER_EVENTS), THREADS, BATCH_SIZE);
        return new RocketMqConsumer<>(
                settings, TransferMessage.Event.class, converter, traces.on(handler), deadLetters);
    }

    @Bean
    RocketMqClients rocketMqClients(
            RocketMqClientFactory factory,
            DefaultMQProducer producer,
            RocketMqConsumer<TransferMessage.Event> consumer) {
        List<RequiredTopic> topics =
                List.of(RequiredTopic.mixed(Topics.MONEY_DEBITED), RequiredTopic.normal(Topics.TRANSFER_EVENTS));
        return new RocketMqClients(factory, producer, topics, List.of(consumer));
    }

    @Bean
    BrokerConnection brokerConnection(RocketMqClients clients) {
        return () -> clients.missing().isEmpty();
    }
}
