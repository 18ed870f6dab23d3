// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.account.messaging.table;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.transfersaga.account.ledger.LedgerTransactions;
import io.transfersaga.crash.DurableStep;
import java.time.Clock;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Sends what the broker has not confirmed for too long, whoever wrote it. What was sent and not confirmed is sent
 * twice, which its receiver does not mind; nothing is left unsent.
 */
@Component
public class MessageRescan {

    private static final int BATCH = 100;

    private final LedgerTransactions transactions;
    private final MessageTable table;
    private final MessageDelivery delivery;
    private final Clock clock;
    private final Counter resent;

    MessageRescan(
            LedgerTransactions transactions,
            MessageTable table,
            MessageDelivery delivery,
            Clock clock,
            MeterRegistry meters) {
        this.transactions = transactions;
        this.table = table;
        this.delivery = delivery;
        this.clock = clock;
        this.resent = Counter.builder("ledger.messages.resent")
                .description("Messages of the table that were not confirmed in time, and sent by the re-scan")
                .register(meters);
    }

    /** @throws io.transfersaga.rocketmq.BrokerUnavailableException when they were not sent; they are due again later */
    public void run() {
        int taken;
        do {
            List<StoredMessage> due = transactions.execute(this::take);
            taken = due.size();
            if (taken > 0) {
                resent.increment(taken);
                delivery.confirm(delivery.send(due));
            }
        } while (taken == BATCH);
    }

    private List<StoredMessage> take() {
        List<StoredMessage> due = table.take(clock.instant(), BATCH);
        if (!due.isEmpty()) {
            DurableStep.MESSAGE_CLAIMED.inUnitOfWork();
        }
        return due;
    }
}
