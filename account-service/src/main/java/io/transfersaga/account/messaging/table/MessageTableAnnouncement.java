// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.account.messaging.table;

import io.transfersaga.account.transfer.DebitAnnouncement;
import io.transfersaga.events.TransferMessage.MoneyDebited;
import io.transfersaga.rocketmq.RocketMqMessageConverter;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.axonframework.eventhandling.GenericEventMessage;

/**
 * Announces debits by the table: the messages are written with the debits, and sent when both are committed. Where
 * nobody knows whether they are, the rows, if there are any, are found later.
 */
public class MessageTableAnnouncement implements DebitAnnouncement {

    private final MessageTable table;
    private final MessageDispatch dispatch;
    private final RocketMqMessageConverter converter;
    private final Clock clock;

    public MessageTableAnnouncement(
            MessageTable table, MessageDispatch dispatch, RocketMqMessageConverter converter, Clock clock) {
        this.table = table;
        this.dispatch = dispatch;
        this.converter = converter;
        this.clock = clock;
    }

    @Override
    public void announce(List<MoneyDebited> messages, Attempt debits) {
        List<StoredMessage> stored = messages.stream().map(this::stored).toList();
        Instant now = clock.instant();
        Instant resendAt = table.firstResend(now);
        if (debits.run(() -> table.insert(stored, now, resendAt)) == Ending.COMMITTED) {
            stored.forEach(message -> dispatch.offer(message, resendAt));
        }
    }

    private StoredMessage stored(MoneyDebited message) {
        return new StoredMessage(
                message.transferId(), converter.toRocketMq(GenericEventMessage.asEventMessage(message)));
    }
}
