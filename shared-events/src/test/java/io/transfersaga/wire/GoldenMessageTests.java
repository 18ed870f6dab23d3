// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.transfersaga.events.TransferMessage;
import io.transfersaga.rocketmq.RocketMqMessageConverter;
import java.util.Arrays;
import java.util.stream.Stream;
import org.apache.rocketmq.common.message.Message;
import org.apache.rocketmq.common.message.MessageAccessor;
import org.apache.rocketmq.common.message.MessageExt;
import org.axonframework.messaging.GenericMessage;
import org.axonframework.messaging.MetaData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The messages lie in the broker as {@code docs/messages} shows them, and are read from there. */
class GoldenMessageTests {

    private static final JsonMapper JSON = new JsonMapper();

    private final RocketMqMessageConverter converter = TransferWire.converter();

    static Stream<GoldenMessage> everyMessage() {
        return GoldenMessage.all();
    }

    @Test
    void knowsAnExampleOfEveryMessage() {
        Stream<Class<?>> messages = Arrays.stream(TransferMessage.class.getPermittedSubclasses())
                .flatMap(kind -> Arrays.stream(kind.getPermittedSubclasses()));

        assertThat(GoldenMessage.all().map(GoldenMessage::name))
                .containsExactlyInAnyOrderElementsOf(
                        messages.map(Class::getSimpleName).toList());
    }

    @ParameterizedTest
    @MethodSource("everyMessage")
    void writesTheExample(GoldenMessage example) {
        String id = example.properties().path("messageId").asString();

        Message written = converter.toRocketMq(new GenericMessage<>(id, example.message(), MetaData.emptyInstance()));

        assertThat(written.getTopic()).isEqualTo(example.topic());
        assertThat(written.getKeys()).isEqualTo(example.golden().path("keys").asString());
        example.properties()
                .properties()
                .forEach(property -> assertThat(written.getUserProperty(property.getKey()))
                        .as(property.getKey())
                        .isEqualTo(property.getValue().asString()));
        assertThat(JSON.readTree(written.getBody())).isEqualTo(example.body());
    }

    @ParameterizedTest
    @MethodSource("everyMessage")
    void readsTheExample(GoldenMessage example) {
        assertThat(read(example, example.body())).isEqualTo(example.message());
    }

    /** As a later version may send it. */
    @ParameterizedTest
    @MethodSource("everyMessage")
    void readsTheExampleWithFieldsThatItDoesNotKnow(GoldenMessage example) {
        var later = (ObjectNode) example.body().deepCopy();
        later.put("later", "more");
        ((ObjectNode) later.path("transfer")).putObject("evenLater").put("deep", true);

        assertThat(read(example, later)).isEqualTo(example.message());
    }

    private Object read(GoldenMessage example, JsonNode body) {
        var received = new MessageExt();
        received.setTopic(example.topic());
        received.setBody(JSON.writeValueAsBytes(body));
        example.properties()
                .properties()
                .forEach(property -> MessageAccessor.putProperty(
                        received, property.getKey(), property.getValue().asString()));
        return converter.fromRocketMq(received).getPayload();
    }
}
