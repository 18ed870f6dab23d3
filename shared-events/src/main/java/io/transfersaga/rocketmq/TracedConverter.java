// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.rocketmq;

import java.util.HashMap;
import java.util.Map;
import org.apache.rocketmq.common.message.Message;
import org.apache.rocketmq.common.message.MessageExt;

/** Writes the trace into what is sent, and hands over that of what is received as meta data. */
final class TracedConverter implements RocketMqMessageConverter {

    static final String KEY = "messageKey";

    private final RocketMqMessageConverter converter;
    private final MessageTraces traces;

    TracedConverter(RocketMqMessageConverter converter, MessageTraces traces) {
        this.converter = converter;
        this.traces = traces;
    }

    @Override
    public Message toRocketMq(org.axonframework.messaging.Message<?> message) {
        Message converted = converter.toRocketMq(message);
        traces.inject(converted);
        return converted;
    }

    @Override
    public org.axonframework.messaging.Message<?> fromRocketMq(MessageExt message) {
        Map<String, String> metaData = new HashMap<>();
        String key = message.getKeys();
        if (key != null) {
            metaData.put(KEY, key);
        }
        String traceParent = message.getUserProperty(MessageTraces.TRACE_PARENT);
        if (traceParent != null) {
            metaData.put(MessageTraces.TRACE_PARENT, traceParent);
        }
        return converter.fromRocketMq(message).andMetaData(metaData);
    }
}
