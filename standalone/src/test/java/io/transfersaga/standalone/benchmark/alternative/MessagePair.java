// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.standalone.benchmark.alternative;

import io.transfersaga.events.TransferId;
import io.transfersaga.rocketmq.RequiredTopic;
import io.transfersaga.rocketmq.RocketMqSettings;
import io.transfersaga.rocketmq.TopologySetup;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.rocketmq.client.consumer.DefaultMQPushConsumer;
import org.apache.rocketmq.client.consumer.listener.ConsumeConcurrentlyStatus;
import org.apache.rocketmq.client.consumer.listener.MessageListenerConcurrently;
import org.apache.rocketmq.client.exception.MQClientException;
import org.apache.rocketmq.client.producer.LocalTransactionState;
import org.apache.rocketmq.client.producer.TransactionListener;
import org.apache.rocketmq.client.producer.TransactionMQProducer;
import org.apache.rocketmq.common.consumer.ConsumeFromWhere;
import org.apache.rocketmq.common.message.Message;
import org.apache.rocketmq.common.message.MessageExt;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;

/**
 * A transactional message whose local transaction debits, and a consumer that credits: two databases, no HTTP, nobody
 * who follows a transfer, and no refund for a credit that is refused.
 */
final class MessagePair implements Alternative {

    private static final Logger log = LoggerFactory.getLogger(MessagePair.class);

    private static final String TOPIC = "pair";
    private static final String DEBIT_GROUP = "pair-debit";
    private static final String CREDIT_GROUP = "pair-credit";
    private static final int BATCH = 32;
    private static final int MOST_TRIES = 10;
    private static final Duration BROKER_STARTS = Duration.ofMinutes(4);
    private static final JsonMapper JSON = new JsonMapper();

    record Debited(UUID transferId, String source, String target, long amount) {}

    private final Database source;
    private final Database target;
    private final TransactionMQProducer producer;
    private final DefaultMQPushConsumer consumer;
    private final Map<UUID, Runnable> waiting = new ConcurrentHashMap<>();

    MessagePair(String nameServer, String sourceUrl, String targetUrl) throws Exception {
        this.source = new Database(sourceUrl, "source-");
        this.target = new Database(targetUrl, "target-");
        new TopologySetup(
                        RocketMqSettings.of(nameServer, true, null, null),
                        List.of(RequiredTopic.mixed(TOPIC)),
                        List.of(CREDIT_GROUP))
                .run(BROKER_STARTS);
        consumer = new DefaultMQPushConsumer(CREDIT_GROUP);
        consumer.setNamesrvAddr(nameServer);
        consumer.setConsumeFromWhere(ConsumeFromWhere.CONSUME_FROM_FIRST_OFFSET);
        consumer.setConsumeMessageBatchMaxSize(BATCH);
        consumer.subscribe(TOPIC, "*");
        consumer.registerMessageListener((MessageListenerConcurrently) (messages, context) -> credit(messages));
        consumer.start();
        producer = new TransactionMQProducer(DEBIT_GROUP, List.of(TOPIC));
        producer.setNamesrvAddr(nameServer);
        producer.setTransactionListener(new Debit());
        producer.start();
    }

    /** A half message that the broker did not confirm debits nothing: the transfer is tried again under another id. */
    @Override
    public void transfer(Order order, Runnable ended) throws Exception {
        for (int tries = 1; !isDebited(order, ended); tries++) {
            if (tries == MOST_TRIES) {
                throw new IllegalStateException("the broker does not take half messages");
            }
        }
    }

    private boolean isDebited(Order order, Runnable ended) {
        var transfer = new Debited(
                TransferId.next(Clock.systemUTC()).value(),
                "source-" + order.source(),
                "target-" + order.target(),
                order.amount());
        var message = new Message(TOPIC, JSON.writeValueAsBytes(transfer));
        message.setKeys(transfer.transferId().toString());
        waiting.put(transfer.transferId(), ended);
        try {
            LocalTransactionState state =
                    producer.sendMessageInTransaction(message, transfer).getLocalTransactionState();
            if (state == LocalTransactionState.UNKNOW) {
                throw new IllegalStateException("perhaps debited: " + transfer);
            }
            if (state == LocalTransactionState.COMMIT_MESSAGE) {
                return true;
            }
        } catch (MQClientException e) {
            log.warn("Not debited: {}", transfer, e);
        }
        waiting.remove(transfer.transferId());
        return false;
    }

    private final class Debit implements TransactionListener {

        @Override
        public LocalTransactionState executeLocalTransaction(Message message, Object argument) {
            var transfer = (Debited) argument;
            try (Connection connection = source.connection()) {
                Bookings.book(connection, transfer.transferId(), transfer.source(), -transfer.amount());
                connection.commit();
                return LocalTransactionState.COMMIT_MESSAGE;
            } catch (SQLException e) {
                log.warn("Perhaps not debited: {}", transfer, e);
                return LocalTransactionState.UNKNOW;
            }
        }

        @Override
        public LocalTransactionState checkLocalTransaction(MessageExt message) {
            try {
                return source.number("select count(*) from leg where transfer_id = '" + message.getKeys() + "'") > 0
                        ? LocalTransactionState.COMMIT_MESSAGE
                        : LocalTransactionState.UNKNOW;
            } catch (SQLException e) {
                log.warn("Nobody knows about {}", message.getKeys(), e);
                return LocalTransactionState.UNKNOW;
            }
        }
    }

    private ConsumeConcurrentlyStatus credit(List<MessageExt> messages) {
        List<Debited> transfers = messages.stream()
                .map(message -> JSON.readValue(message.getBody(), Debited.class))
                .sorted(Comparator.comparing(Debited::target))
                .toList();
        try {
            credited(transfers);
        } catch (SQLException e) {
            log.warn("{} credits come again", transfers.size(), e);
            return ConsumeConcurrentlyStatus.RECONSUME_LATER;
        }
        for (Debited transfer : transfers) {
            Runnable ended = waiting.remove(transfer.transferId());
            if (ended != null) {
                ended.run();
            }
        }
        return ConsumeConcurrentlyStatus.CONSUME_SUCCESS;
    }

    /** All in one transaction. What was credited before, since a message came twice, is passed over. */
    private void credited(List<Debited> transfers) throws SQLException {
        try (Connection connection = target.connection();
                var leg = connection.prepareStatement(
                        "insert into leg (transfer_id, account_id, amount) values (?, ?, ?) on conflict do nothing");
                var money =
                        connection.prepareStatement("update account set balance = balance + ? where account_id = ?")) {
            for (Debited transfer : transfers) {
                leg.setObject(1, transfer.transferId());
                leg.setString(2, transfer.target());
                leg.setLong(3, transfer.amount());
                leg.addBatch();
            }
            int[] inserted = leg.executeBatch();
            List<Debited> fresh = new ArrayList<>();
            for (int i = 0; i < inserted.length; i++) {
                if (inserted[i] == 1) {
                    fresh.add(transfers.get(i));
                }
            }
            for (Debited transfer : fresh) {
                money.setLong(1, transfer.amount());
                money.setString(2, transfer.target());
                money.addBatch();
            }
            money.executeBatch();
            connection.commit();
        }
    }

    @Override
    public Books books() throws SQLException {
        return new Books(
                target.number("select count(*) from leg"),
                source.number("select sum(balance) from account") + target.number("select sum(balance) from account"));
    }

    @Override
    public void close() {
        producer.shutdown();
        consumer.shutdown();
        source.close();
        target.close();
    }
}
