// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.rocketmq;

import java.util.stream.Stream;
import org.apache.rocketmq.common.MixAll;
import org.apache.rocketmq.common.attribute.TopicMessageType;
import org.jspecify.annotations.Nullable;

/**
 * A topic that a process cannot do without.
 *
 * @param type of the messages that it must take
 * @param group whose retries or dead letters it takes; null for a topic that somebody publishes to
 */
public record RequiredTopic(
        String name, TopicMessageType type, @Nullable String group) {

    /** For plain messages. */
    public static RequiredTopic normal(String name) {
        return new RequiredTopic(name, TopicMessageType.NORMAL, null);
    }

    /** For transactional messages and plain ones. */
    public static RequiredTopic mixed(String name) {
        return new RequiredTopic(name, TopicMessageType.MIXED, null);
    }

    /**
     * What a consumer group needs of its own. A client that meets these only at the first failure loses most of a
     * minute.
     */
    static Stream<RequiredTopic> ofGroup(String group) {
        return Stream.of(MixAll.getRetryTopic(group), MixAll.getDLQTopic(group))
                .map(name -> new RequiredTopic(name, TopicMessageType.UNSPECIFIED, group));
    }

    /**
     * Whether a topic that was declared to be of this type will do. One that takes everything does, and so does one of
     * which nobody said anything, as brokers make them unless told otherwise.
     *
     * @param declared null when there is no declaration
     */
    boolean accepts(@Nullable String declared) {
        return declared == null
                || declared.equals(TopicMessageType.UNSPECIFIED.getValue())
                || declared.equals(TopicMessageType.MIXED.getValue())
                || declared.equals(type.getValue());
    }

    /** As a person would call it. */
    @Override
    public String toString() {
        return group == null ? "topic " + name + " of type " + type : "consumer group " + group;
    }
}
