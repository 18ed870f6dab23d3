// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.rocketmq;

import org.apache.rocketmq.common.message.Message;
import org.apache.rocketmq.common.message.MessageExt;

/** Turns Axon messages into RocketMQ messages and back; the one place that knows how they look on the wire. */
public interface RocketMqMessageConverter {

    /**
     * The message as it is sent, with its topic and keys.
     *
     * @throws IllegalArgumentException when nobody said how messages of this payload type travel
     */
    Message toRocketMq(org.axonframework.messaging.Message<?> message);

    /**
     * The message that was received.
     *
     * @throws UnreadableMessageException when it is none that this converter knows; repeating will not help
     */
    org.axonframework.messaging.Message<?> fromRocketMq(MessageExt message);
}
