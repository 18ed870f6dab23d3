// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.transfersaga.rocketmq.RocketMqClientFactory;
import io.transfersaga.rocketmq.RocketMqSettings;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.apache.rocketmq.client.producer.DefaultMQProducer;
import org.apache.rocketmq.common.TopicConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.mock.env.MockEnvironment;

class TopicCreationIntegrationTests {

    private static final int MILLIS = 30_000;

    private final int port = FreePorts.forBroker();
    private final String nameServer = "127.0.0.1:" + FreePorts.one();
    private final MockEnvironment environment = new MockEnvironment()
            .withProperty("rocketmq.name-server", nameServer)
            .withProperty("broker.port", Integer.toString(port))
            .withProperty("ledgers", "alpha,gamma");

    private final ByteArrayOutputStream output = new ByteArrayOutputStream();

    @TempDir
    private Path directory;

    @Test
    void createsWhatIsMissingOnceAndTellsOfAWrongType() throws Exception {
        environment.withProperty("data-dir", directory.toString());
        try (var broker = EmbeddedBroker.start(BrokerSettings.from(environment))) {
            assertThat(broker).isNotNull();
            assertThat(run()).isZero();
            assertThat(told())
                    .contains("created        topic money-debited of type MIXED on embedded-broker")
                    .contains("created        topic ledger-gamma of type NORMAL on embedded-broker")
                    .contains("created        consumer group transfer-saga on embedded-broker")
                    .doesNotContain("beta");

            assertThat(run()).isZero();
            assertThat(told())
                    .contains("already there  topic money-debited of type MIXED on embedded-broker")
                    .doesNotContain("created");

            declare("money-debited", "TRANSACTION");
            assertThat(run()).isEqualTo(1);
            assertThat(told())
                    .contains("failed         topic money-debited of type MIXED is of type TRANSACTION on"
                            + " embedded-broker")
                    .contains("already there  topic transfer-events of type NORMAL on embedded-broker");
        }
    }

    @Test
    void refusesAKeyWithoutItsSecret() {
        environment.withProperty("rocketmq.access-key", "me");

        assertThatExceptionOfType(InvalidSetting.class)
                .isThrownBy(this::run)
                .withMessageContaining("rocketmq.access-key and rocketmq.secret-key belong together");
    }

    private int run() throws InterruptedException {
        return new TopicCreation(new PrintStream(output, true, StandardCharsets.UTF_8)).run(environment);
    }

    private String told() {
        String told = output.toString(StandardCharsets.UTF_8);
        output.reset();
        return told;
    }

    private void declare(String topic, String type) throws Exception {
        DefaultMQProducer client = new RocketMqClientFactory(
                        RocketMqSettings.of(nameServer, true, null, null), "declares-a-type", null)
                .producer("declares-a-type");
        client.start();
        try {
            var config = new TopicConfig(topic, 4, 4);
            config.setAttributes(Map.of("+message.type", type));
            client.getDefaultMQProducerImpl()
                    .getMqClientFactory()
                    .getMQClientAPIImpl()
                    .createTopic("127.0.0.1:" + port, "TBW102", config, MILLIS);
        } finally {
            client.shutdown();
        }
    }
}
