// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.rocketmq;

import java.util.List;

/**
 * The broker is there, but has no topic for some messages, and none could be created: whoever is to receive them has
 * never started. What was sent together with them has gone out.
 */
public class MissingTopicException extends BrokerUnavailableException {

    private static final long serialVersionUID = 1L;

    private final transient List<String> topics;

    public MissingTopicException(List<String> topics) {
        super("no broker serves " + String.join(", ", topics), null);
        this.topics = List.copyOf(topics);
    }

    public List<String> topics() {
        return topics;
    }
}
