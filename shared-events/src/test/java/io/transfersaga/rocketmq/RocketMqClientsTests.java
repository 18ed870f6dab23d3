// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.rocketmq;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.apache.rocketmq.client.impl.MQClientManager;
import org.apache.rocketmq.client.producer.DefaultMQProducer;
import org.apache.rocketmq.remoting.netty.NettyClientConfig;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Without a cluster. */
class RocketMqClientsTests {

    private final RocketMqClientFactory factory = new RocketMqClientFactory(
            RocketMqSettings.of("127.0.0.1:1", false, null, null), "clients-" + UUID.randomUUID(), null);

    private final DefaultMQProducer producer = factory.producer("ledger");
    private final RocketMqClients clients = new RocketMqClients(factory, producer, List.of(), List.of());

    @AfterEach
    void stop() {
        clients.stop();
    }

    @Test
    void letTheThreadThatReadsAnAnswerHandleIt() {
        clients.start();

        NettyClientConfig network = MQClientManager.getInstance()
                .getOrCreateMQClientInstance(producer)
                .getNettyClientConfig();
        Awaitility.await("the first client to start").untilAsserted(() -> {
            assertThat(network.isDisableNettyWorkerGroup()).isTrue();
            assertThat(network.isDisableCallbackExecutor()).isTrue();
        });
    }
}
