// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.rocketmq;

import java.util.List;

/**
 * How one consumer group of this process consumes.
 *
 * @param group its members share the topics' queues
 * @param threads batches handled at once
 * @param batchSize messages handled together, at most
 */
public record ConsumerSettings(String group, List<String> topics, int threads, int batchSize) {

    public ConsumerSettings {
        topics = List.copyOf(topics);
        if (threads < 1 || batchSize < 1 || batchSize > 1024) {
            throw new IllegalArgumentException(
                    "threads from 1, batchSize from 1 to 1024: " + threads + ", " + batchSize);
        }
    }
}
