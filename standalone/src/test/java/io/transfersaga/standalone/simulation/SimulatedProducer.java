// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.standalone.simulation;

import java.util.Collection;
import java.util.List;
import org.apache.rocketmq.client.exception.MQClientException;
import org.apache.rocketmq.client.producer.LocalTransactionState;
import org.apache.rocketmq.client.producer.SendResult;
import org.apache.rocketmq.client.producer.SendStatus;
import org.apache.rocketmq.client.producer.TransactionMQProducer;
import org.apache.rocketmq.client.producer.TransactionSendResult;
import org.apache.rocketmq.common.message.Message;
import org.jspecify.annotations.Nullable;

/** A process's way to the simulated broker: what is sent may be lost, or stored and not confirmed. */
final class SimulatedProducer extends TransactionMQProducer {

    private final SimulatedProcess process;
    private final SimulatedBroker broker;
    private final Faults faults;

    SimulatedProducer(SimulatedProcess process, SimulatedBroker broker, Faults faults) {
        super(process.name());
        this.process = process;
        this.broker = broker;
        this.faults = faults;
    }

    @Override
    public SendResult send(Message message, long timeout) throws MQClientException {
        return send(List.of(message), timeout);
    }

    @Override
    public SendResult send(Collection<Message> messages, long timeout) throws MQClientException {
        process.mayCrash("before it sends");
        SendStatus status = stored(() -> messages.forEach(message -> broker.store(process.name(), message)));
        process.mayCrash("after it has sent");
        var result = new SendResult();
        result.setSendStatus(status);
        return result;
    }

    /** As RocketMQ's own does it: half message, local transaction if that is stored, and one word to the broker. */
    @Override
    public TransactionSendResult sendMessageInTransaction(Message message, Object argument) throws MQClientException {
        process.mayCrash("before the half message");
        var half = new SimulatedBroker.Half[1];
        SendStatus status = stored(() -> half[0] = broker.storeHalf(process.name(), message));
        process.mayCrash("after the half message");
        LocalTransactionState state = LocalTransactionState.ROLLBACK_MESSAGE;
        if (status == SendStatus.SEND_OK) {
            broker.whileHalf(half[0]);
            state = getTransactionListener().executeLocalTransaction(message, argument);
            broker.whileHalf(half[0]);
        }
        process.mayCrash("before the half message's end");
        end(half[0], state);
        process.mayCrash("after the half message's end");
        var result = new TransactionSendResult();
        result.setSendStatus(status);
        result.setLocalTransactionState(state);
        return result;
    }

    /** One way: nobody confirms it. */
    private void end(SimulatedBroker.@Nullable Half half, LocalTransactionState state) {
        if (half == null) {
            return;
        }
        if (faults.broker()) {
            faults.trace(() -> "the end of half " + half + " is lost: " + state);
        } else if (faults.broker()) {
            broker.endLater(half, state);
        } else {
            broker.end(half, state);
        }
    }

    private SendStatus stored(Runnable store) throws MQClientException {
        if (broker.isDown() || faults.broker()) {
            faults.trace(() -> process.name() + " cannot send");
            throw new MQClientException("no broker", null);
        }
        store.run();
        if (faults.broker()) {
            if (faults.chance(0.5)) {
                faults.trace(() -> process.name() + " does not hear that it has sent");
                throw new MQClientException("time-out", null);
            }
            return SendStatus.FLUSH_DISK_TIMEOUT;
        }
        return SendStatus.SEND_OK;
    }
}
