// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.account.messaging.table;

import io.transfersaga.account.ledger.LedgerTransactions;
import java.time.Clock;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Deletes messages that the broker confirmed longer than {@code ledger.sent-message-retention} ago, and dead ones after
 * 90 days. Never one that may still have to be sent.
 */
@Component
public class MessageRetention {

    private static final Logger log = LoggerFactory.getLogger(MessageRetention.class);

    private static final int BATCH = 1000;

    private final LedgerTransactions transactions;
    private final MessageTable table;
    private final Clock clock;

    MessageRetention(LedgerTransactions transactions, MessageTable table, Clock clock) {
        this.transactions = transactions;
        this.table = table;
        this.clock = clock;
    }

    /** Deletes all whose time is over, some in each transaction. */
    public void run() {
        for (String status : List.of("SENT", "DEAD")) {
            long deleted = 0;
            int batch;
            do {
                batch = transactions.execute(() -> table.delete(status, clock.instant(), BATCH));
                deleted += batch;
            } while (batch == BATCH);
            log.debug("Deleted {} messages that were {}", deleted, status);
        }
    }
}
