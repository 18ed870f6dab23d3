// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.account.messaging.table;

import io.transfersaga.events.TransferId;
import io.transfersaga.rocketmq.BrokerUnavailableException;
import io.transfersaga.rocketmq.RocketMqClients;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Sends what this instance has just committed, off the callers' threads: what gathers during one request to the broker
 * goes out with the next. What does not get through here, or would have to wait, is left to the re-scan.
 */
@Component
public class MessageDispatch {

    private static final Logger log = LoggerFactory.getLogger(MessageDispatch.class);

    /** Some 4 KB each at most. */
    private static final int MAX_WAITING = 4096;

    private static final int BATCH = 256;

    /** How long confirmations are gathered to be noted together; a crash meanwhile costs as many duplicates. */
    private static final Duration GATHERING = Duration.ofMillis(100);

    private final BlockingQueue<Waiting> waiting = new ArrayBlockingQueue<>(MAX_WAITING);
    private final MessageDelivery delivery;
    private final BooleanSupplier connected;
    private final Clock clock;

    @Autowired
    MessageDispatch(MessageDelivery delivery, RocketMqClients clients, Clock clock) {
        this(delivery, () -> clients.missing().isEmpty(), clock);
    }

    MessageDispatch(MessageDelivery delivery, BooleanSupplier connected, Clock clock) {
        this.delivery = delivery;
        this.connected = connected;
        this.clock = clock;
    }

    /** @param until when it becomes anybody's to send */
    void offer(StoredMessage message, Instant until) {
        if (!waiting.offer(new Waiting(message, until))) {
            log.debug("Too many messages wait: {} is left to the re-scan", message.transferId());
        }
    }

    /** Waits a moment for something to send, sends it and what comes soon after, and notes what was confirmed. */
    public void round() {
        round(GATHERING);
    }

    void round(Duration gathering) {
        List<TransferId> confirmed = new ArrayList<>();
        long end = System.nanoTime() + gathering.toNanos();
        List<Waiting> batch = next(end);
        while (!batch.isEmpty()) {
            if (confirmed.isEmpty()) {
                end = System.nanoTime() + gathering.toNanos();
            }
            confirmed.addAll(send(batch));
            batch = confirmed.size() < BATCH ? next(end) : List.of();
        }
        delivery.confirm(confirmed);
    }

    /** Forgets what waits: the re-scan has it. */
    void clear() {
        waiting.clear();
    }

    /** @return what waits, or comes until then; empty when nothing does */
    private List<Waiting> next(long end) {
        List<Waiting> batch = new ArrayList<>();
        try {
            @Nullable Waiting first = waiting.poll(end - System.nanoTime(), TimeUnit.NANOSECONDS);
            if (first != null) {
                batch.add(first);
                waiting.drainTo(batch, BATCH - 1);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return batch;
    }

    private List<TransferId> send(List<Waiting> batch) {
        Instant now = clock.instant();
        List<StoredMessage> own = batch.stream()
                .filter(each -> now.isBefore(each.until()))
                .map(Waiting::message)
                .toList();
        if (own.isEmpty() || !connected.getAsBoolean()) {
            return List.of();
        }
        try {
            return delivery.send(own);
        } catch (BrokerUnavailableException e) {
            log.warn("{} messages are not confirmed, and are sent again later: {}", own.size(), e.getMessage());
            return List.of();
        }
    }

    private record Waiting(StoredMessage message, Instant until) {}
}
