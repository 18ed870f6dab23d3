// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.rocketmq;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.apache.rocketmq.client.exception.MQClientException;
import org.apache.rocketmq.client.producer.DefaultMQProducer;
import org.apache.rocketmq.client.producer.SendResult;
import org.apache.rocketmq.client.producer.SendStatus;
import org.apache.rocketmq.common.message.Message;

/** Stands for the broker: keeps what it was sent, and answers as told. */
class RecordingProducer extends DefaultMQProducer {

    final List<String> requests = new ArrayList<>();
    SendStatus status = SendStatus.SEND_OK;
    boolean unreachable;

    @Override
    public SendResult send(Message message, long timeout) throws MQClientException {
        return answer(List.of(message));
    }

    @Override
    public SendResult send(Collection<Message> messages, long timeout) throws MQClientException {
        return answer(messages);
    }

    private SendResult answer(Collection<Message> messages) throws MQClientException {
        if (unreachable) {
            throw new MQClientException("no route", null);
        }
        requests.add(messages.iterator().next().getTopic() + " x" + messages.size());
        var result = new SendResult();
        result.setSendStatus(status);
        return result;
    }
}
