// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.rocketmq;

import org.jspecify.annotations.Nullable;

/**
 * A message that went, or is about to go, to the consumer group's dead-letter queue; or one that the broker will not
 * take.
 *
 * @param messageId the broker's id of the message as it was first stored; the same on every delivery; {@code (none)}
 *     for one that it has not stored
 * @param keys as its sender set them; null when there are none
 */
public record DeadLetter(
        String topic, String messageId, @Nullable String keys, String cause) {}
