// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.standalone.faults;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.transfersaga.events.AccountId;
import io.transfersaga.events.Money;
import io.transfersaga.events.Transfer;
import io.transfersaga.events.TransferId;
import io.transfersaga.events.TransferMessage.CreditAccount;
import io.transfersaga.rocketmq.RocketMqMessageConverter;
import io.transfersaga.standalone.endtoend.Http;
import io.transfersaga.standalone.endtoend.Order;
import io.transfersaga.standalone.endtoend.TransferSystem;
import io.transfersaga.wire.TransferWire;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.apache.rocketmq.client.producer.DefaultMQProducer;
import org.apache.rocketmq.common.message.Message;
import org.apache.rocketmq.common.message.MessageQueue;
import org.awaitility.Awaitility;
import org.axonframework.messaging.GenericMessage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What nobody can read, on every topic, holds up nothing, and is put where people find it. */
class PoisonIntegrationTests {

    private static final int LIMIT = 4 * 1024 * 1024;
    private static final Duration SOON = Duration.ofMinutes(4);
    private static final Map<String, List<String>> TOPICS_BY_GROUP = Map.of(
            "transfer-saga", List.of("money-debited", "transfer-events"),
            "ledger-alpha", List.of("ledger-alpha"),
            "ledger-beta", List.of("ledger-beta"));

    private static final RocketMqMessageConverter CONVERTER = TransferWire.converter();

    @TempDir
    private Path directory;

    @Test
    void putsPoisonAmongTheDeadLettersAndGoesOn() throws Exception {
        try (var system = new TransferSystem(directory)) {
            system.start("broker,alpha,beta,saga");
            system.awaitReady();
            String alice = system.ledger("alpha").open("10.00", "CNY");
            String bob = system.ledger("beta").open("0.00", "CNY");
            var producer = new DefaultMQProducer("poisoner");
            producer.setNamesrvAddr("127.0.0.1:" + system.nameServerPort());
            producer.setSendMsgTimeout(30_000);
            producer.setCompressMsgBodyOverHowmuch(Integer.MAX_VALUE);
            producer.start();
            try {
                List<String> keys = new ArrayList<>();
                for (List<String> topics : TOPICS_BY_GROUP.values()) {
                    for (String topic : topics) {
                        keys.addAll(poison(producer, topic));
                    }
                }
                int perTopic = keys.size() / 4;

                String transferId = system.ledger("alpha")
                        .post(Order.cny(alice, bob, "4.00"), UUID.randomUUID().toString())
                        .expect(202)
                        .text("transferId");
                system.sagas().awaitState(transferId, "COMPLETED");

                TOPICS_BY_GROUP.forEach((group, topics) -> awaitDeadLetters(producer, group, perTopic * topics.size()));
                assertThat(metric(system.ledger("alpha").http(), "ledger_dead_letters_total"))
                        .isEqualTo(perTopic);
                assertThat(metric(system.ledger("beta").http(), "ledger_dead_letters_total"))
                        .isEqualTo(perTopic);
                assertThat(metric(system.sagas().http(), "saga_dead_letters_total"))
                        .isEqualTo(2 * perTopic);
                assertThat(system.sagas()
                                .http()
                                .get("/sagas/summary")
                                .body()
                                .path("incidents")
                                .asInt())
                        .isEqualTo(2 * perTopic);
                List<String> log = Files.readAllLines(directory.resolve("broker-alpha-beta-saga.log"));
                assertThat(keys)
                        .allSatisfy(key -> assertThat(log.stream().filter(line -> line.contains(key)))
                                .as("lines about " + key)
                                .hasSize(1));
            } finally {
                producer.shutdown();
            }
        }
    }

    /** @return the keys of the messages */
    private static List<String> poison(DefaultMQProducer producer, String topic) throws Exception {
        byte[] noise = new byte[1000];
        new Random(1).nextBytes(noise);
        byte[] large = new byte[LIMIT];
        new Random(2).nextBytes(large);
        byte[] deep = "[".repeat(LIMIT - 1000).getBytes(UTF_8);
        List<Message> messages = List.of(
                new Message(topic, noise),
                typed(topic, "MoneyCredited", "1", noise),
                typed(topic, "CreditAccount", "1", noise),
                typed(topic, "MoneyDebited", "1", "{\"transferId\":[]}".getBytes(UTF_8)),
                typed(topic, "CreditAccount", "1", "{\"amount\":{\"value\":1}}".getBytes(UTF_8)),
                typed(topic, "MoneyVanished", "1", "{}".getBytes(UTF_8)),
                typed(topic, "Money\u0000\n", "1", "{}".getBytes(UTF_8)),
                typed(topic, "MoneyCredited", "2", "{}".getBytes(UTF_8)),
                typed(topic, "CreditAccount", "-1", "{}".getBytes(UTF_8)),
                typed(topic, "MoneyCredited", "1", large),
                typed(topic, "CreditAccount", "1", deep),
                forAnotherLedger(topic));
        List<String> keys = new ArrayList<>();
        for (Message message : messages) {
            String key = UUID.randomUUID().toString();
            message.setKeys(key);
            producer.send(message);
            keys.add(key);
        }
        return keys;
    }

    private static Message typed(String topic, String type, String version, byte[] body) {
        var message = new Message(topic, body);
        message.putUserProperty("messageType", type);
        message.putUserProperty("messageVersion", version);
        return message;
    }

    /** Perfectly readable, and sent to the wrong place. */
    private static Message forAnotherLedger(String topic) {
        var transfer = new Transfer(
                TransferId.next(Clock.systemUTC()),
                AccountId.of("gamma:a"),
                AccountId.of("gamma:b"),
                Money.of("1.00", "CNY"));
        Message message = CONVERTER.toRocketMq(new GenericMessage<>(new CreditAccount(transfer, 1, Instant.EPOCH)));
        message.setTopic(topic);
        return message;
    }

    private static void awaitDeadLetters(DefaultMQProducer producer, String group, int expected) {
        Awaitility.await("dead letters of " + group).atMost(SOON).until(() -> deadLetters(producer, group) == expected);
    }

    private static long deadLetters(DefaultMQProducer producer, String group) throws Exception {
        long count = 0;
        for (MessageQueue queue : producer.fetchPublishMessageQueues("%DLQ%" + group)) {
            count += producer.getDefaultMQProducerImpl()
                    .getMqClientFactory()
                    .getMQAdminImpl()
                    .maxOffset(queue);
        }
        return count;
    }

    private static int metric(Http service, String name) {
        return service.get("/actuator/prometheus")
                .raw()
                .body()
                .lines()
                .filter(line -> line.startsWith(name))
                .mapToInt(line -> (int) Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                .sum();
    }
}
