// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.rocketmq;

import java.util.HashMap;
import java.util.Map;
import org.apache.rocketmq.common.message.Message;
import org.apache.rocketmq.common.message.MessageExt;
import org.axonframework.messaging.GenericMessage;
import org.axonframework.messaging.MetaData;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * The payload as JSON in the body; type, version, Axon's message identifier and meta-data as user properties. Meta-data
 * travels as text.
 */
public final class JsonMessageConverter implements RocketMqMessageConverter {

    static final String TYPE = "messageType";
    static final String VERSION = "messageVersion";
    static final String IDENTIFIER = "messageId";
    static final String META_DATA_PREFIX = "meta-";

    private final MessageTypes types;
    private final MessageRoutes routes;
    private final JsonMapper json;

    public JsonMessageConverter(MessageTypes types, MessageRoutes routes, JsonMapper json) {
        this.types = types;
        this.routes = routes;
        this.json = json;
    }

    @Override
    public Message toRocketMq(org.axonframework.messaging.Message<?> message) {
        Object payload = message.getPayload();
        MessageTypes.Name type = types.nameOf(message.getPayloadType());
        var converted = new Message(routes.topic(payload), json.writeValueAsBytes(payload));
        converted.setKeys(routes.key(payload));
        converted.putUserProperty(TYPE, type.name());
        converted.putUserProperty(VERSION, Integer.toString(type.version()));
        converted.putUserProperty(IDENTIFIER, message.getIdentifier());
        message.getMetaData().forEach((key, value) -> {
            String text = String.valueOf(value);
            if (!text.isBlank()) {
                converted.putUserProperty(META_DATA_PREFIX + key, text);
            }
        });
        return converted;
    }

    @Override
    public org.axonframework.messaging.Message<?> fromRocketMq(MessageExt message) {
        Class<?> payloadType = payloadType(message);
        String identifier = message.getUserProperty(IDENTIFIER);
        return new GenericMessage<>(
                identifier == null ? message.getMsgId() : identifier, payload(message, payloadType), metaData(message));
    }

    private Class<?> payloadType(MessageExt message) {
        String type = property(message, TYPE);
        String version = property(message, VERSION);
        Class<?> payloadType = version.matches("[0-9]{1,9}")
                ? types.classOf(new MessageTypes.Name(type, Integer.parseInt(version)))
                : null;
        if (payloadType == null) {
            throw new UnreadableMessageException("unknown type " + type + " version " + version);
        }
        return payloadType;
    }

    private Object payload(MessageExt message, Class<?> payloadType) {
        try {
            Object payload = json.readValue(message.getBody(), payloadType);
            if (payload == null) {
                throw new UnreadableMessageException("the body is null");
            }
            return payload;
        } catch (JacksonException e) {
            throw new UnreadableMessageException(
                    "the body is no " + payloadType.getSimpleName() + ": " + e.getOriginalMessage(), e);
        }
    }

    private static Map<String, ?> metaData(MessageExt message) {
        Map<String, String> metaData = new HashMap<>();
        message.getProperties().forEach((name, value) -> {
            if (name.startsWith(META_DATA_PREFIX)) {
                metaData.put(name.substring(META_DATA_PREFIX.length()), value);
            }
        });
        return metaData.isEmpty() ? MetaData.emptyInstance() : metaData;
    }

    private static String property(MessageExt message, String name) {
        @Nullable String value = message.getUserProperty(name);
        if (value == null) {
            throw new UnreadableMessageException("the property " + name + " is missing");
        }
        return value;
    }
}
