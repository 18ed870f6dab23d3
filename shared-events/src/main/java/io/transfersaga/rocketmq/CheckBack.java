// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.rocketmq;

import java.time.Duration;
import org.axonframework.messaging.Message;

/** Answers the broker that heard nothing of a half message's outcome, from durable evidence and writing nothing. */
@FunctionalInterface
public interface CheckBack {

    /**
     * @param message the half message; perhaps another instance of the producer group sent it
     * @param age since it was made, by the sender's clock
     */
    Resolution check(Message<?> message, Duration age);
}
