// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.account.messaging.table;

import io.transfersaga.account.transfer.DebitAnnouncement;
import io.transfersaga.events.TransferMessage.MoneyDebited;
import io.transfersaga.rocketmq.RocketMqMessageConverter;
import java.time.Clock;
import java.time.Instant;
import org.axonframework.eventhandling.GenericEventMessage;

/**
 * Announces debits by the table: the message is written with the debit, and sent when both are committed. Where nobody
 * knows whether they are, the row, if there is one, is found later.
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
    public void announce(MoneyDebited message, Attempt debit) {
        var stored = new StoredMessage(
                message.transferId(), converter.toRocketMq(GenericEventMessage.asEventMessage(message)));
        Instant now = clock.instant();
        Instant resendAt = table.firstResend(now);
        if (debit.run(() -> table.insert(stored, now, resendAt)) == Ending.COMMITTED) {
            dispatch.offer(stored, resendAt);
        }
    }
}
