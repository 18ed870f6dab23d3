// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.saga.notification;

import io.transfersaga.events.TransferId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.axonframework.common.transaction.TransactionManager;
import org.springframework.context.ApplicationContext;

/** Takes attempts that are due, and says how they ended, in the caller's thread and without calling anybody. */
public final class ClaimDriver {

    private final NotificationRows rows;
    private final NotificationQueue queue;
    private final TransactionManager transactions;
    private final Clock clock;

    public ClaimDriver(ApplicationContext saga) {
        this.rows = saga.getBean(NotificationRows.class);
        this.queue = saga.getBean(NotificationQueue.class);
        this.transactions = saga.getBean(TransactionManager.class);
        this.clock = saga.getBean(Clock.class);
    }

    /** Takes so many of each receiver, and meets others before the transaction ends. */
    public List<TransferId> take(int ofEach, Runnable beforeTheEnd) {
        return transactions.fetchInTransaction(() -> {
            Instant now = clock.instant();
            Map<String, Integer> turns = new LinkedHashMap<>();
            rows.dueReceivers(now).forEach(receiver -> turns.put(receiver, ofEach));
            List<Claim> claims = rows.claim(turns, now, now.plus(Duration.ofMinutes(1)));
            beforeTheEnd.run();
            return claims.stream().map(Claim::transferId).toList();
        });
    }

    /** Takes one, which is answered with that status. */
    public void attempt(int status) {
        queue.finish(queue.take(due -> Map.of(due.get(0), 1)).stream()
                .map(claim -> new Finished(claim, Result.answered(clock.instant(), Duration.ofMillis(1), status, null)))
                .toList());
    }
}
