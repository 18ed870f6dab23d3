// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.account.messaging;

import io.micrometer.core.instrument.MeterRegistry;
import io.transfersaga.account.ledger.InFlight;
import io.transfersaga.account.ledger.LedgerId;
import io.transfersaga.account.ledger.LedgerProperties;
import io.transfersaga.account.ledger.Legs;
import io.transfersaga.account.ledger.UnknownOutcomes;
import io.transfersaga.account.messaging.table.MessageBacklog;
import io.transfersaga.account.messaging.table.MessageDispatch;
import io.transfersaga.account.messaging.table.MessageRescan;
import io.transfersaga.account.messaging.table.MessageRetention;
import io.transfersaga.account.messaging.table.MessageTable;
import io.transfersaga.account.messaging.table.MessageTableAnnouncement;
import io.transfersaga.account.messaging.table.PublishingProperties;
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
import io.transfersaga.rounds.Rounds;
import io.transfersaga.wire.WireConfiguration;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.apache.rocketmq.client.producer.TransactionMQProducer;
import org.apache.rocketmq.remoting.RPCHook;
import org.axonframework.eventhandling.GenericEventMessage;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** Connects the ledger to RocketMQ. Producer group and consumer group are called like the ledger's topic. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(PublishingProperties.class)
@Import(WireConfiguration.class)
class MessagingConfiguration {

    private static final Duration AT_ONCE = Duration.ofMillis(1);
    private static final Duration OFTEN = Duration.ofMillis(500);
    private static final Duration SELDOM = Duration.ofMinutes(1);

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

    /** Answers check-backs, also of half messages from before {@code ledger.publishing} was changed. */
    @Bean
    TransactionalPublisher transactionalPublisher(
            TransactionMQProducer producer, RocketMqMessageConverter converter, DebitCheckBack checkBack, Clock clock) {
        return new TransactionalPublisher(producer, converter, checkBack, clock);
    }

    @Bean
    DebitAnnouncement debitAnnouncement(
            PublishingProperties properties,
            TransactionalPublisher publisher,
            MessageTable table,
            MessageDispatch dispatch,
            RocketMqMessageConverter converter,
            Clock clock) {
        return switch (properties.publishing()) {
            case TRANSACTIONAL_MESSAGE -> new TransactionalDebitAnnouncement(publisher);
            case MESSAGE_TABLE -> new MessageTableAnnouncement(table, dispatch, converter, clock);
        };
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
    BackgroundReading<MessageBacklog> backlogReading(MessageTable table, Clock clock) {
        return new BackgroundReading<>("message-backlog", () -> table.backlog(clock.instant()));
    }

    @Bean
    Rounds reconciler(Reconciliation reconciliation, RocketMqClients clients) {
        return Rounds.of("reconciler", OFTEN, reconciliation::run, connected(clients));
    }

    /** Whatever {@code ledger.publishing} is now: what the table still holds has to go out. */
    @Bean
    Rounds rescanRounds(MessageRescan rescan, RocketMqClients clients) {
        return Rounds.of("message-rescan", OFTEN, rescan::run, connected(clients));
    }

    @Bean
    Rounds dispatchRounds(MessageDispatch dispatch) {
        return Rounds.of("message-dispatch", AT_ONCE, dispatch::round, () -> true);
    }

    @Bean
    Rounds retentionRounds(MessageRetention retention) {
        return Rounds.of("message-retention", SELDOM, retention::run, () -> true);
    }

    private static BooleanSupplier connected(RocketMqClients clients) {
        return () -> clients.missing().isEmpty();
    }

    private static String group(LedgerId ledger) {
        return ConsumerGroups.ledger(ledger.id());
    }
}
