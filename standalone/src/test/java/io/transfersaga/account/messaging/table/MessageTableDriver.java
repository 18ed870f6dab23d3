// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.account.messaging.table;

import io.transfersaga.account.transfer.DebitAnnouncement;
import io.transfersaga.rocketmq.RocketMqMessageConverter;
import java.time.Clock;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.springframework.context.ApplicationContext;

/** Runs what works on a ledger's message table in the caller's thread, once at a time. */
public final class MessageTableDriver {

    private final MessageDispatch dispatch;
    private final MessageTableAnnouncement announcement;
    private final MessageRescan rescan;
    private final MessageRetention retention;

    /** @param connected whether there is a broker, now */
    public MessageTableDriver(ApplicationContext ledger, BooleanSupplier connected) {
        Clock clock = ledger.getBean(Clock.class);
        dispatch = new MessageDispatch(ledger.getBean(MessageDelivery.class), connected, clock);
        announcement = new MessageTableAnnouncement(
                ledger.getBean(MessageTable.class), dispatch, ledger.getBean(RocketMqMessageConverter.class), clock);
        rescan = ledger.getBean(MessageRescan.class);
        retention = ledger.getBean(MessageRetention.class);
    }

    public DebitAnnouncement announcement() {
        return announcement;
    }

    /** Sends what was committed since. */
    public void dispatch() {
        dispatch.round(Duration.ZERO);
    }

    public void rescan() {
        rescan.run();
    }

    public void deleteOld() {
        retention.run();
    }

    /** What the process had in its memory is gone. */
    public void forget() {
        dispatch.clear();
    }
}
