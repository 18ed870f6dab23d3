// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.standalone.races;

import java.util.Collection;
import org.apache.rocketmq.client.producer.SendResult;
import org.apache.rocketmq.client.producer.SendStatus;
import org.apache.rocketmq.client.producer.TransactionMQProducer;
import org.apache.rocketmq.common.message.Message;

/** Confirms whatever is sent; nobody gets it. */
final class AcceptingProducer extends TransactionMQProducer {

    @Override
    public SendResult send(Message message, long timeout) {
        return stored();
    }

    @Override
    public SendResult send(Collection<Message> messages, long timeout) {
        return stored();
    }

    private static SendResult stored() {
        var result = new SendResult();
        result.setSendStatus(SendStatus.SEND_OK);
        return result;
    }
}
