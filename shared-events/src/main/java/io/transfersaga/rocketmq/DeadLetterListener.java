// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.rocketmq;

/** Is told of each dead letter, so that it is counted and seen. */
@FunctionalInterface
public interface DeadLetterListener {

    /**
     * Called before the message moves, so possibly more than once for one message.
     *
     * @throws RuntimeException when it cannot be recorded now: the message stays and is delivered again
     */
    void onDeadLetter(DeadLetter letter);
}
