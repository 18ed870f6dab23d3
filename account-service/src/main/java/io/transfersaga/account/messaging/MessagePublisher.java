// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.account.messaging;

import io.transfersaga.events.TransferMessage;

/** Says something to the other services: inside a unit of work after its commit, elsewhere at once. */
interface MessagePublisher {

    /** @throws io.transfersaga.rocketmq.BrokerUnavailableException when the broker did not confirm it */
    void publish(TransferMessage message);
}
