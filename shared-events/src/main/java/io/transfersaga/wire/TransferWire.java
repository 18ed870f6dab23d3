// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.wire;

import io.transfersaga.events.Topics;
import io.transfersaga.events.TransferMessage;
import io.transfersaga.rocketmq.JsonMessageConverter;
import io.transfersaga.rocketmq.MessageRoutes;
import io.transfersaga.rocketmq.MessageTypes;
import io.transfersaga.rocketmq.RocketMqMessageConverter;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Teaches the bridge the messages of a transfer. */
public final class TransferWire {

    private TransferWire() {}

    public static RocketMqMessageConverter converter() {
        return new JsonMessageConverter(types(), new Routes(), json());
    }

    static MessageTypes types() {
        var types = new MessageTypes();
        for (Class<?> kind : TransferMessage.class.getPermittedSubclasses()) {
            for (Class<?> message : kind.getPermittedSubclasses()) {
                types.with(message.getSimpleName(), TransferMessage.SCHEMA_VERSION, message);
            }
        }
        return types;
    }

    /** Readers skip fields that they do not know, so that senders may add some; they miss those that are not there. */
    static JsonMapper json() {
        return JsonMapper.builder()
                .addModule(new TransferValuesModule())
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .build();
    }

    private record Routes() implements MessageRoutes {

        @Override
        public String topic(Object payload) {
            return Topics.of((TransferMessage) payload);
        }

        @Override
        public String key(Object payload) {
            return ((TransferMessage) payload).transferId().toString();
        }
    }
}
