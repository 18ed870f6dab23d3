// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.rocketmq;

import java.util.Map;
import org.apache.rocketmq.client.exception.MQBrokerException;
import org.apache.rocketmq.client.exception.MQClientException;
import org.apache.rocketmq.client.impl.MQClientAPIImpl;
import org.apache.rocketmq.common.TopicAttributes;
import org.apache.rocketmq.common.TopicConfig;
import org.apache.rocketmq.common.attribute.TopicMessageType;
import org.apache.rocketmq.common.topic.TopicValidator;
import org.apache.rocketmq.remoting.exception.RemotingException;
import org.apache.rocketmq.remoting.protocol.ResponseCode;
import org.apache.rocketmq.remoting.protocol.subscription.SubscriptionGroupConfig;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What can be asked of one master broker about topics. */
record MasterApi(MQClientAPIImpl api, Topology.Master master, RocketMqSettings settings) {

    private static final Logger log = LoggerFactory.getLogger(MasterApi.class);
    private static final String TYPE = TopicAttributes.TOPIC_MESSAGE_TYPE_ATTRIBUTE.getName();

    /** Null when nobody declared one. */
    @Nullable
    String declaredType(RequiredTopic topic) throws RemotingException, MQBrokerException, InterruptedException {
        Map<String, String> attributes =
                api.getTopicConfig(master.address(), topic.name(), timeout()).getAttributes();
        return attributes == null ? null : attributes.get(TYPE);
    }

    /** Creating what is there already changes nothing; the group that the topic belongs to is created with it. */
    void create(RequiredTopic topic)
            throws RemotingException, MQBrokerException, MQClientException, InterruptedException {
        if (topic.group() != null) {
            var group = new SubscriptionGroupConfig();
            group.setGroupName(topic.group());
            group.setRetryMaxTimes(Topology.MAX_REDELIVERIES);
            api.createSubscriptionGroup(master.address(), group, timeout());
            createAs(null, topic.name(), 1);
        } else {
            createTyped(topic);
        }
        log.debug("Created {} on {}", topic, master.name());
    }

    /** A broker without {@code enableMixedMessageType}, which is the default, refuses the type that takes both. */
    private void createTyped(RequiredTopic topic)
            throws RemotingException, MQBrokerException, MQClientException, InterruptedException {
        try {
            createAs(topic.type(), topic.name(), settings.queues());
        } catch (MQClientException e) {
            if (topic.type() != TopicMessageType.MIXED || e.getResponseCode() != ResponseCode.INVALID_PARAMETER) {
                throw e;
            }
            log.debug("{} on {} is created without a type", topic, master.name(), e);
            createAs(TopicMessageType.UNSPECIFIED, topic.name(), settings.queues());
        }
    }

    private void createAs(@Nullable TopicMessageType type, String name, int queues)
            throws RemotingException, MQBrokerException, MQClientException, InterruptedException {
        var config = new TopicConfig(name, queues, queues);
        config.setAttributes(type == null ? Map.of() : Map.of("+" + TYPE, type.getValue()));
        api.createTopic(master.address(), TopicValidator.AUTO_CREATE_TOPIC_KEY_TOPIC, config, timeout());
    }

    private long timeout() {
        return settings.requestTimeout().toMillis();
    }

    /**
     * What a person needs of RocketMQ's message, the same for the same failure: without the link to its list of
     * frequent questions and the milliseconds that were waited.
     */
    static String reason(Exception failure) {
        String message = failure.getMessage() == null ? failure.toString() : failure.getMessage();
        return message.lines().findFirst().orElse(message).replaceAll(", \\d+\\(ms\\)", "");
    }
}
