// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.account.messaging;

import io.micrometer.core.instrument.MeterRegistry;
import io.transfersaga.account.ledger.InFlight;
import io.transfersaga.account.ledger.LedgerId;
import io.transfersaga.account.ledger.LedgerProperties;
import io.transfersaga.account.ledger.Legs;
import io.transfersaga.account.ledger.UnknownOutcomes;
import io.transfersaga.account.transfer.DebitAnnouncement;
import io.transfersaga.events.ConsumerGroups;
import io.transfersaga.events.Topics;
import io.transfersaga.events.TransferMessage.Command;
import io.transfersaga.metrics.BackgroundReading;
import io.transfersaga.rocketmq.ConsumerSettings;
import io.transfersaga.rocketmq.MessageTraces;
import io.transfersaga.rocketmq.RequiredTopic;
import io.transfersaga.rocketmq.RocketMqClientFactory;
import io.transfersaga.rocketmq.RocketMqClients;
import io.transfersaga.rocketmq.RocketMqConsumer;
import io.transfersaga.rocketmq.RocketMqMessageConverter;
import io.transfersaga.rocketmq.RocketMqPublisher;
import io.transfersaga.rocketmq.TransactionalPublisher;
import io.transfersaga.rocketmq.boot.RocketMqProperties;
import io.transfersaga.wire.WireConfiguration;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.apache.rocketmq.client.producer.TransactionMQProducer;
import org.apache.rocketmq.remoting.RPCHook;
import org.axonframework.eventhandling.GenericEventMessage;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** Connects the ledger to RocketMQ. Producer group and consumer group are called like the ledger's topic. */
@Configuration(proxyBeanMethods = false)
@Import(WireConfiguration.class)
class MessagingConfiguration {

    /** @param hook sees every request */
    @Bean
    RocketMqClientFactory clientFactory(RocketMqProperties properties, LedgerId ledger, ObjectProvider<RPCHook> hook) {
        String instance = group(ledger) + "-" + UUID.randomUUID();
        return new RocketMqClientFactory(properties.settings(), instance, hook.getIfAvailable());
    }

    /** Started and stopped by {@link RocketMqClients}. */
    @Bean(destroyMethod = "")
    TransactionMQProducer producer(RocketMqClientFactory clients, LedgerId ledger) {
        return clients.transactionalProducer(group(ledger), List.of(Topics.MONEY_DEBITED));
    }

    @Bean
    RocketMqPublisher rocketMqPublisher(
            TransactionMQProducer producer, RocketMqMessageConverter converter, RocketMqProperties properties) {
        return new RocketMqPublisher(producer, converter, properties.settings().requestTimeout());
    }

    @Bean
    MessagePublisher messagePublisher(RocketMqPublisher publisher) {
        return message -> publisher.publish(GenericEventMessage.asEventMessage(message));
    }

    @Bean
    DebitCheckBack debitCheckBack(Legs legs, LedgerProperties properties, MeterRegistry meters) {
        return new DebitCheckBack(legs, properties.ledger().checkBackLimit(), meters);
    }

    @Bean
    DebitAnnouncement debitAnnouncement(
            TransactionMQProducer producer, RocketMqMessageConverter converter, DebitCheckBack checkBack, Clock clock) {
        return new TransactionalDebitAnnouncement(new TransactionalPublisher(producer, converter, checkBack, clock));
    }

    @Bean
    RocketMqConsumer<Command> commandConsumer(
            LedgerId ledger,
            LedgerProperties properties,
            RocketMqMessageConverter converter,
            LedgerCommandHandler handler,
            MessageTraces traces,
            Incidents incidents) {
        var settings = new ConsumerSettings(
                group(ledger),
                List.of(Topics.ledger(ledger.id())),
                properties.ledger().consumerThreads(),
                properties.ledger().consumerBatch());
        return new RocketMqConsumer<>(settings, Command.class, converter, traces.on(handler), incidents);
    }

    @Bean
    RocketMqClients rocketMqClients(
            RocketMqClientFactory factory,
            TransactionMQProducer producer,
            RocketMqConsumer<Command> consumer,
            LedgerId ledger) {
        List<RequiredTopic> topics = List.of(
                RequiredTopic.mixed(Topics.MONEY_DEBITED),
                RequiredTopic.normal(Topics.TRANSFER_EVENTS),
                RequiredTopic.normal(Topics.ledger(ledger.id())));
        return new RocketMqClients(factory, producer, topics, List.of(consumer));
    }

    @Bean
    BackgroundReading<InFlight> inFlightReading(UnknownOutcomes outcomes, Clock clock) {
        return new BackgroundReading<>("in-flight", () -> outcomes.inFlight(clock.instant()));
    }

    @Bean
    Reconciler reconciler(Reconciliation reconciliation, RocketMqClients clients) {
        return new Reconciler(reconciliation, () -> clients.missing().isEmpty());
    }

    private static String group(LedgerId ledger) {
        return ConsumerGroups.ledger(ledger.id());
    }
}
