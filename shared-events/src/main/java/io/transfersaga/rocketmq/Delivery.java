// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.rocketmq;

import org.axonframework.messaging.Message;

/**
 * One delivery of a message.
 *
 * @param count deliveries of this copy so far, from 1; good for giving up on it, no good for any decision about its
 *     content
 */
public record Delivery<P>(Message<P> message, int count) {

    public P payload() {
        return message.getPayload();
    }
}
