// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.saga.notification;

import io.transfersaga.engine.Outages;
import io.transfersaga.rocketmq.LoggedKey;
import io.transfersaga.saga.notification.NotificationRows.Ending;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.axonframework.common.transaction.TransactionManager;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What is due, to be taken by whoever is free, and what became of it: each in a transaction of its own. */
final class NotificationQueue {

    private static final Logger log = LoggerFactory.getLogger(NotificationQueue.class);

    private static final Duration BETWEEN_DELETIONS = Duration.ofHours(1);
    private static final int DELETED_AT_ONCE = 1000;

    /** Beside the attempt's own time: for a process that was stopped, or a database that was away. */
    private static final Duration LATE = Duration.ofSeconds(30);

    private final NotificationRows rows;
    private final NotificationMeters meters;
    private final TransactionManager transactions;
    private final RepeatPolicy repeats;
    private final Duration lease;
    private final Duration attemptRetention;
    private final Clock clock;
    private Instant nextDeletion = Instant.MIN;

    NotificationQueue(
            NotificationRows rows,
            NotificationMeters meters,
            TransactionManager transactions,
            NotificationProperties properties,
            Clock clock) {
        this.rows = rows;
        this.meters = meters;
        this.transactions = transactions;
        this.repeats = new RepeatPolicy(properties.backoff());
        this.lease = properties.timeout().multipliedBy(2).plus(LATE);
        this.attemptRetention = properties.attemptRetention();
        this.clock = clock;
    }

    /** @param turns says, for receivers with something due, how many attempts to take of each */
    List<Claim> take(Function<List<String>, Map<String, Integer>> turns) {
        return transactions.fetchInTransaction(() -> {
            Instant now = clock.instant();
            List<String> due = rows.dueReceivers(now);
            return due.isEmpty() ? List.of() : rows.claim(turns.apply(due), now, now.plus(lease));
        });
    }

    /**
     * Notes how attempts ended, and when the next ones are due.
     *
     * @throws RuntimeException when the database is away; then nothing is noted, and noting it later helps
     */
    void finish(List<Finished> finished) {
        Instant now = clock.instant();
        List<Ending> endings = finished.stream().map(each -> ending(each, now)).toList();
        try {
            transactions.executeInTransaction(() -> rows.finish(endings));
        } catch (RuntimeException e) {
            if (Outages.isPassing(e)) {
                throw e;
            }
            log.error("The ends of {} attempts cannot be noted; they are made again", endings.size(), e);
            return;
        }
        endings.forEach(this::tell);
    }

    /** Deletes attempts that are too old to be shown, at most once an hour, and not too many at once. */
    void deleteOldAttempts() {
        Instant now = clock.instant();
        if (now.isBefore(nextDeletion)) {
            return;
        }
        Instant oldest = now.minus(attemptRetention);
        Integer deleted = transactions.fetchInTransaction(() -> rows.deleteAttemptsBefore(oldest, DELETED_AT_ONCE));
        nextDeletion = deleted < DELETED_AT_ONCE ? now.plus(BETWEEN_DELETIONS) : now;
    }

    private Ending ending(Finished finished, Instant now) {
        if (finished.result().isDelivered()) {
            return new Ending(finished, NotificationState.DELIVERED, null);
        }
        return repeats.waitAfter(finished.claim().tries(), finished.result())
                .map(wait -> new Ending(finished, NotificationState.PENDING, now.plus(wait)))
                .orElseGet(() -> new Ending(finished, NotificationState.EXHAUSTED, null));
    }

    private void tell(Ending ending) {
        meters.count(ending.state());
        if (ending.state() == NotificationState.EXHAUSTED) {
            Claim claim = ending.finished().claim();
            Result result = ending.finished().result();
            LoggedKey.about(
                    claim.transferId(),
                    () -> log.warn(
                            "{} could not be told of the end of {}, in {} attempts; the last one: {}",
                            claim.receiver(),
                            claim.transferId(),
                            claim.tries(),
                            result.failure() == null
                                    ? result.status()
                                    : result.failure().slug()));
        }
    }
}
