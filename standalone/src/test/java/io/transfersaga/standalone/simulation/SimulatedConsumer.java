// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.standalone.simulation;

import org.apache.rocketmq.client.consumer.DefaultMQPushConsumer;
import org.apache.rocketmq.client.exception.MQClientException;
import org.apache.rocketmq.common.message.MessageExt;

/** Takes messages back that a process could not handle. */
final class SimulatedConsumer extends DefaultMQPushConsumer {

    private final SimulatedProcess process;
    private final SimulatedBroker broker;
    private final Faults faults;

    SimulatedConsumer(SimulatedProcess process, SimulatedBroker broker, Faults faults) {
        super(process.name());
        this.process = process;
        this.broker = broker;
        this.faults = faults;
    }

    @Override
    public void sendMessageBack(MessageExt message, int delayLevel) throws MQClientException {
        process.mayCrash("before it gives a message back");
        if (broker.isDown() || faults.broker()) {
            throw new MQClientException("no broker", null);
        }
        if (delayLevel < 0) {
            broker.putAside(process.name(), message);
        } else {
            broker.takeBack(process.name(), message);
        }
    }
}
