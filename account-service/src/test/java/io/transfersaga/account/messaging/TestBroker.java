// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.account.messaging;

import io.transfersaga.account.transfer.DebitAnnouncement;
import io.transfersaga.events.TransferId;
import io.transfersaga.events.TransferMessage;
import io.transfersaga.events.TransferMessage.MoneyDebited;
import io.transfersaga.rocketmq.BrokerUnavailableException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.springframework.context.annotation.Primary;

/**
 * Remembers what was said to it. Like the real one it holds what is published inside a unit of work until its commit.
 */
@Primary
public class TestBroker implements MessagePublisher, DebitAnnouncement {

    private final List<TransferMessage> sent = new CopyOnWriteArrayList<>();
    private final Map<TransferId, Ending> endings = new ConcurrentHashMap<>();
    private final List<List<TransferId>> announcements = new CopyOnWriteArrayList<>();
    private volatile boolean available = true;
    private volatile CountDownLatch release = new CountDownLatch(0);

    @Override
    public void publish(TransferMessage message) {
        if (CurrentUnitOfWork.isStarted()) {
            CurrentUnitOfWork.get().root().afterCommit(committed -> sent.add(message));
        } else {
            requireAvailable();
            sent.add(message);
        }
    }

    @Override
    public void announce(List<MoneyDebited> messages, Attempt debits) {
        requireAvailable();
        List<TransferId> ids = messages.stream().map(MoneyDebited::transferId).toList();
        announcements.add(ids);
        awaitRelease();
        Ending ending = debits.run(() -> {});
        ids.forEach(id -> endings.put(id, ending));
    }

    /** What was sent about the transfer, in order. */
    public List<TransferMessage> sent(TransferId transfer) {
        return sent.stream().filter(m -> m.transferId().equals(transfer)).toList();
    }

    /** How the half messages ended. */
    public Map<TransferId, Ending> endings() {
        return endings;
    }

    /** What was announced together, in order. */
    public List<List<TransferId>> announcements() {
        return announcements;
    }

    /** Half messages take until {@link #letGo}. */
    public void hold() {
        release = new CountDownLatch(1);
    }

    public void letGo() {
        release.countDown();
    }

    private void awaitRelease() {
        try {
            if (!release.await(60, TimeUnit.SECONDS)) {
                throw new IllegalStateException("nobody lets go");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    public void goAway() {
        available = false;
    }

    public void comeBack() {
        available = true;
    }

    private void requireAvailable() {
        if (!available) {
            throw new BrokerUnavailableException("the test says so", null);
        }
    }
}
