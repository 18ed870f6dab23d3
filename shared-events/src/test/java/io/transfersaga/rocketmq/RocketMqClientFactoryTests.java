// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.rocketmq;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.apache.rocketmq.client.impl.MQClientManager;
import org.apache.rocketmq.client.producer.DefaultMQProducer;
import org.apache.rocketmq.remoting.netty.NettyClientConfig;
import org.junit.jupiter.api.Test;

class RocketMqClientFactoryTests {

    private final RocketMqClientFactory factory = new RocketMqClientFactory(
            RocketMqSettings.of("127.0.0.1:9876", false, null, null), "factory-" + UUID.randomUUID(), null);

    @Test
    void letsTheThreadThatReadsAnAnswerHandleIt() {
        DefaultMQProducer producer = factory.producer("ledger");

        NettyClientConfig network = MQClientManager.getInstance()
                .getOrCreateMQClientInstance(producer)
                .getNettyClientConfig();
        assertThat(network.isDisableNettyWorkerGroup()).isTrue();
        assertThat(network.isDisableCallbackExecutor()).isTrue();
    }
}
