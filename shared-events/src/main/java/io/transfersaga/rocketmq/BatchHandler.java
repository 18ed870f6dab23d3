// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.rocketmq;

import java.util.List;

/** Handles what a {@link RocketMqConsumer} received. */
public interface BatchHandler<P> {

    /** What is to become of a message that could not be handled. Where several came in one, the last of these. */
    enum Disposition {
        /** Acknowledge it: whatever it needed was done another way. */
        DONE,
        /** Put it among the dead letters: repeating will not help. */
        DEAD_LETTER,
        /** Deliver it again, a while later. */
        RETRY
    }

    /**
     * Handles all of them together. Returning means: committed, and every answer sent. Throwing means: nothing was
     * done, or nobody knows; then each is handled alone, unless the failure {@linkplain #isOutage is an outage}.
     */
    void handle(List<Delivery<P>> batch);

    /** Whether this failure would meet every other message now as well: a database or a broker that is away. */
    boolean isOutage(RuntimeException failure);

    /**
     * Decides about one message, handled alone or met by an outage.
     *
     * @throws RuntimeException when it cannot decide now: as {@link Disposition#RETRY}
     */
    Disposition onFailure(Delivery<P> delivery, RuntimeException failure);
}
