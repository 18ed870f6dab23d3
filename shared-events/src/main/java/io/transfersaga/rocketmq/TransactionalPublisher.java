// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.rocketmq;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import org.apache.rocketmq.client.exception.MQClientException;
import org.apache.rocketmq.client.producer.LocalTransactionState;
import org.apache.rocketmq.client.producer.SendStatus;
import org.apache.rocketmq.client.producer.TransactionListener;
import org.apache.rocketmq.client.producer.TransactionMQProducer;
import org.apache.rocketmq.common.message.Message;
import org.apache.rocketmq.common.message.MessageExt;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Publishes a message if, and only if, a local transaction commits: half message, local transaction, commit or
 * rollback, and check-back for whatever gets lost between them.
 */
public final class TransactionalPublisher {

    private static final Logger log = LoggerFactory.getLogger(TransactionalPublisher.class);

    private final TransactionMQProducer producer;
    private final RocketMqMessageConverter converter;

    /** Makes the producer's transactions and check-backs this publisher's own. */
    public TransactionalPublisher(
            TransactionMQProducer producer, RocketMqMessageConverter converter, CheckBack checkBack, Clock clock) {
        this.producer = producer;
        this.converter = converter;
        producer.setTransactionListener(new Listener(converter, checkBack, clock));
    }

    /**
     * Stores a half message that holds all of them, runs the local transaction and tells the broker how that ended.
     *
     * @param messages of one topic, at least one; the local transaction makes all of them true, or none
     * @param localTransaction returns COMMIT only after its commit, ROLLBACK only when nothing of it remains. What it
     *     throws counts as UNKNOWN and is thrown to the caller.
     * @throws BrokerUnavailableException when the half message was not stored; the local transaction did not run
     */
    public void publish(
            List<? extends org.axonframework.messaging.Message<?>> messages, Supplier<Resolution> localTransaction) {
        var run = new LocalTransactionRun(localTransaction);
        SendStatus status = send(
                MessageBundle.of(messages.stream().map(converter::toRocketMq).toList()), run);
        if (!run.started) {
            throw new BrokerUnavailableException("the half message was not stored: " + status, null);
        }
        run.throwFailure();
    }

    private SendStatus send(Message message, LocalTransactionRun run) {
        try {
            return producer.sendMessageInTransaction(message, run).getSendStatus();
        } catch (MQClientException e) {
            throw new BrokerUnavailableException("the half message was not stored", e);
        }
    }

    /** Carries what the transaction threw past RocketMQ, which logs it and shows the caller nothing. */
    private static final class LocalTransactionRun {

        private final Supplier<Resolution> localTransaction;
        private boolean started;
        private @Nullable RuntimeException failure;
        private @Nullable Error error;

        private LocalTransactionRun(Supplier<Resolution> localTransaction) {
            this.localTransaction = localTransaction;
        }

        private Resolution execute() {
            started = true;
            try {
                return localTransaction.get();
            } catch (RuntimeException e) {
                failure = e;
                return Resolution.UNKNOWN;
            } catch (Error e) {
                error = e;
                return Resolution.UNKNOWN;
            }
        }

        private void throwFailure() {
            if (failure != null) {
                throw failure;
            }
            if (error != null) {
                throw error;
            }
        }
    }

    private record Listener(RocketMqMessageConverter converter, CheckBack checkBack, Clock clock)
            implements TransactionListener {

        @Override
        public LocalTransactionState executeLocalTransaction(Message message, Object run) {
            return ((LocalTransactionRun) run).execute().state();
        }

        /** All of a bundle's messages are true, or none: it is enough to ask about one. */
        @Override
        public LocalTransactionState checkLocalTransaction(MessageExt message) {
            return LoggedKey.about(
                    message.getKeys(),
                    () -> check(MessageBundle.contents(message).get(0)));
        }

        private LocalTransactionState check(MessageExt message) {
            try {
                Duration age = Duration.between(Instant.ofEpochMilli(message.getBornTimestamp()), clock.instant());
                return checkBack.check(converter.fromRocketMq(message), age).state();
            } catch (RuntimeException e) {
                log.warn("Check-back of {} has no answer yet", message.getKeys(), e);
                return LocalTransactionState.UNKNOW;
            }
        }
    }
}
