// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.rocketmq;

/** What to do about a topic that no broker serves. */
@FunctionalInterface
interface MissingTopics {

    /** Leaves it to its receiver to create it. */
    MissingTopics STAY_MISSING = topic -> false;

    /**
     * @return whether it may be sent to by now
     * @throws BrokerUnavailableException when there is no broker to ask
     */
    boolean create(String topic);
}
