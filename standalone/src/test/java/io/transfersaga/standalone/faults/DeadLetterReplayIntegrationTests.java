// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.standalone.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.transfersaga.standalone.endtoend.Answer;
import io.transfersaga.standalone.endtoend.Order;
import io.transfersaga.standalone.endtoend.TransferSystem;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.rocketmq.client.consumer.DefaultLitePullConsumer;
import org.apache.rocketmq.client.consumer.DefaultMQPushConsumer;
import org.apache.rocketmq.client.consumer.listener.ConsumeConcurrentlyStatus;
import org.apache.rocketmq.client.consumer.listener.MessageListenerConcurrently;
import org.apache.rocketmq.client.exception.MQClientException;
import org.apache.rocketmq.client.impl.MQClientAPIImpl;
import org.apache.rocketmq.client.producer.DefaultMQProducer;
import org.apache.rocketmq.common.consumer.ConsumeFromWhere;
import org.apache.rocketmq.common.message.Message;
import org.apache.rocketmq.common.message.MessageClientExt;
import org.apache.rocketmq.common.message.MessageExt;
import org.apache.rocketmq.remoting.protocol.body.CMResult;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A person finds good messages among the dead letters, and sends them again when all is over: nothing changes. */
class DeadLetterReplayIntegrationTests {

    private static final Duration SOON = Duration.ofMinutes(4);

    @TempDir
    private Path directory;

    @Test
    void changesNothingWhenDeadLettersAreSentAgainByHand() throws Exception {
        try (var system = new TransferSystem(directory, TransferSystem.SMALL, List.of())) {
            system.start("broker,alpha");
            system.start("beta");
            system.start("saga");
            system.awaitReady();
            String alice = system.ledger("alpha").open("100.00", "CNY");
            String bob = system.ledger("beta").open("0.00", "CNY");
            List<String> transfers = new ArrayList<>();
            var person = producer(system);

            transfers.add(loseTo("ledger-beta", List.of("ledger-beta"), system, "beta", Order.cny(alice, bob, "1.00")));
            system.sagas().awaitState(transfers.get(0), "COMPLETED");
            transfers.add(loseTo(
                    "transfer-saga",
                    List.of("money-debited", "transfer-events"),
                    system,
                    "saga",
                    Order.cny(alice, "beta:nobody", "2.00")));
            system.sagas().awaitState(transfers.get(1), "REFUNDED");
            awaitQuiet(system);
            List<String> before = everything(system, transfers, alice, bob);

            int replayed = replay(person, system, "ledger-beta") + replay(person, system, "transfer-saga");

            assertThat(replayed).isGreaterThanOrEqualTo(2);
            awaitConsumed(person);
            awaitQuiet(system);
            assertThat(everything(system, transfers, alice, bob)).isEqualTo(before);
            person.shutdown();
        }
    }

    /** The part is down, and somebody else in its group puts what comes among the dead letters. */
    private static String loseTo(String group, List<String> topics, TransferSystem system, String part, Order order)
            throws MQClientException {
        system.kill(part);
        var dead = new AtomicInteger();
        var thief = new DefaultMQPushConsumer(group);
        thief.setNamesrvAddr("127.0.0.1:" + system.nameServerPort());
        thief.setInstanceName("thief-" + group);
        thief.setConsumeFromWhere(ConsumeFromWhere.CONSUME_FROM_FIRST_OFFSET);
        for (String topic : topics) {
            thief.subscribe(topic, "*");
        }
        thief.registerMessageListener((MessageListenerConcurrently) (messages, context) -> {
            try {
                thief.sendMessageBack(messages.get(0), -1);
                dead.incrementAndGet();
                return ConsumeConcurrentlyStatus.CONSUME_SUCCESS;
            } catch (Exception e) {
                return ConsumeConcurrentlyStatus.RECONSUME_LATER;
            }
        });
        thief.start();
        try {
            String transferId = system.ledger("alpha").transfer(order);
            Awaitility.await("a dead letter of " + group).atMost(SOON).until(() -> dead.get() > 0);
            return transferId;
        } finally {
            thief.shutdown();
            system.start(part);
            system.awaitReady(part);
        }
    }

    /** Twice each: to the topic that it came from, and straight to a member of the group, as mqadmin does it. */
    private static int replay(DefaultMQProducer person, TransferSystem system, String group) throws Exception {
        List<MessageExt> letters = deadLetters(system, group);
        for (MessageExt letter : letters) {
            var again = new Message(letter.getProperty("RETRY_TOPIC"), letter.getBody());
            again.setKeys(letter.getKeys());
            for (String property : List.of("messageType", "messageVersion", "bundleSize")) {
                if (letter.getUserProperty(property) != null) {
                    again.putUserProperty(property, letter.getUserProperty(property));
                }
            }
            person.send(again);
            CMResult result = api(person)
                    .consumeMessageDirectly(
                            broker(person),
                            group,
                            member(person, group),
                            letter.getTopic(),
                            ((MessageClientExt) letter).getOffsetMsgId(),
                            SOON.toMillis())
                    .getConsumeResult();
            assertThat(result).isEqualTo(CMResult.CR_SUCCESS);
        }
        return letters.size();
    }

    private static List<MessageExt> deadLetters(TransferSystem system, String group) throws MQClientException {
        var reader = new DefaultLitePullConsumer("reader-of-" + group);
        reader.setNamesrvAddr("127.0.0.1:" + system.nameServerPort());
        reader.setInstanceName("reader-of-" + group);
        reader.setAutoCommit(false);
        reader.start();
        try {
            var queues = reader.fetchMessageQueues("%DLQ%" + group);
            reader.assign(queues);
            for (var queue : queues) {
                reader.seekToBegin(queue);
            }
            return Awaitility.await("the dead letters of " + group)
                    .atMost(SOON)
                    .until(() -> reader.poll(1000), letters -> !letters.isEmpty());
        } finally {
            reader.shutdown();
        }
    }

    private static void awaitConsumed(DefaultMQProducer person) {
        for (String group : List.of("ledger-alpha", "ledger-beta", "transfer-saga")) {
            Awaitility.await(group + " to have consumed everything")
                    .atMost(SOON)
                    .until(() -> api(person)
                                    .getConsumeStats(broker(person), group, SOON.toMillis())
                                    .computeTotalDiff()
                            == 0);
        }
    }

    private static void awaitQuiet(TransferSystem system) {
        Awaitility.await("nothing to be in flight")
                .atMost(SOON)
                .until(() -> system.ledger("alpha")
                                .audit("CNY")
                                .path("transfersInFlight")
                                .asInt()
                        == 0);
    }

    private static List<String> everything(TransferSystem system, List<String> transfers, String alice, String bob) {
        List<Answer> answers = new ArrayList<>();
        var alpha = system.ledger("alpha").http();
        var beta = system.ledger("beta").http();
        for (String transferId : transfers) {
            answers.add(alpha.get("/transfers/" + transferId));
            answers.add(system.sagas().saga(transferId));
        }
        answers.add(alpha.get("/accounts/" + alice + "/entries"));
        answers.add(beta.get("/accounts/" + bob + "/entries"));
        answers.add(alpha.get("/audit"));
        answers.add(beta.get("/audit"));
        answers.add(system.sagas().http().get("/sagas/summary"));
        return answers.stream()
                .map(answer -> answer.expect(200).body().toString())
                .toList();
    }

    private static DefaultMQProducer producer(TransferSystem system) throws MQClientException {
        var producer = new DefaultMQProducer("person");
        producer.setNamesrvAddr("127.0.0.1:" + system.nameServerPort());
        producer.setInstanceName("person");
        producer.start();
        return producer;
    }

    private static MQClientAPIImpl api(DefaultMQProducer producer) {
        return producer.getDefaultMQProducerImpl().getMqClientFactory().getMQClientAPIImpl();
    }

    private static String broker(DefaultMQProducer producer) throws Exception {
        return api(producer).getBrokerClusterInfo(SOON.toMillis()).getBrokerAddrTable().values().stream()
                .flatMap(each -> each.getBrokerAddrs().values().stream())
                .findFirst()
                .orElseThrow();
    }

    private static String member(DefaultMQProducer producer, String group) throws Exception {
        return api(producer)
                .getConsumerConnectionList(broker(producer), group, SOON.toMillis())
                .getConnectionSet()
                .stream()
                .findFirst()
                .orElseThrow()
                .getClientId();
    }
}
