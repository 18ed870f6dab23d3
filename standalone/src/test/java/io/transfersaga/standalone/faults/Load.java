// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.standalone.faults;

import io.transfersaga.standalone.endtoend.LedgerClient;
import io.transfersaga.standalone.endtoend.Order;
import io.transfersaga.standalone.endtoend.TransferSystem;
import io.transfersaga.standalone.faults.History.Request;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Clients that post transfers whatever happens, each transfer under a key of its own. What they are not told they ask
 * again, some at once and some at the end.
 */
final class Load {

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration BETWEEN_REQUESTS = Duration.ofMillis(40);
    private static final Duration BETWEEN_AUDITS = Duration.ofSeconds(1);
    private static final Duration BETWEEN_FAILURES = Duration.ofSeconds(1);
    private static final int MOST_REPETITIONS = 3;

    private final TransferSystem system;
    private final Bank bank;
    private final History history;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final List<Thread> threads = new ArrayList<>();

    Load(TransferSystem system, Bank bank, History history) {
        this.system = system;
        this.bank = bank;
        this.history = history;
    }

    void start(int clients, long seed) {
        for (int i = 0; i < clients; i++) {
            var random = new Random(seed + i);
            every(BETWEEN_REQUESTS, "client-" + i, () -> transfer(random));
        }
        every(BETWEEN_AUDITS, "auditor", this::audit);
    }

    void stop() throws InterruptedException {
        stopped.countDown();
        for (Thread thread : threads) {
            thread.join();
        }
    }

    /** Asks again what nobody knows; what stays unknown is kept. */
    void repeatUnknown() {
        for (Request request : history.takeUnknown()) {
            if (!ask(request)) {
                history.repeatAtTheEnd(request);
            }
        }
    }

    private void transfer(Random random) throws InterruptedException {
        Order order = order(random);
        String ledger = order.source().substring(0, order.source().indexOf(':'));
        var request = new Request(ledger, order, new UUID(random.nextLong(), random.nextLong()).toString());
        int repetitions = random.nextInt(MOST_REPETITIONS + 1);
        boolean known = ask(request);
        for (int i = 0; i < repetitions && !known; i++) {
            known = ask(request);
        }
        if (!known) {
            history.repeatAtTheEnd(request);
            stopped.await(BETWEEN_FAILURES.toMillis(), TimeUnit.MILLISECONDS);
        } else if (random.nextInt(20) == 0) {
            ask(request);
        }
    }

    private Order order(Random random) {
        String source = bank.anyAccount(random);
        String target = bank.anyTarget(random);
        while (target.equals(source)) {
            target = bank.anyTarget(random);
        }
        return Order.cny(
                source, target, BigDecimal.valueOf(1 + random.nextInt(999), 2).toPlainString());
    }

    private boolean ask(Request request) {
        try {
            LedgerClient ledger = system.ledger(request.ledger()).within(PATIENCE);
            return history.answered(request, ledger.post(request.order(), request.key()));
        } catch (UncheckedIOException e) {
            history.unanswered();
            return false;
        }
    }

    /** What must hold at any instant. */
    private void audit() {
        for (String name : bank.ledgers()) {
            try {
                var answer = system.ledger(name).within(PATIENCE).http().get("/audit");
                if (answer.status() == 200 && !answer.body().path("balanced").asBoolean()) {
                    history.contradict(name + " was not balanced: " + answer.body());
                }
            } catch (UncheckedIOException e) {
                continue;
            }
        }
    }

    private interface Work {
        void once() throws InterruptedException;
    }

    private void every(Duration wait, String name, Work action) {
        var thread = new Thread(
                () -> {
                    try {
                        while (!stopped.await(wait.toMillis(), TimeUnit.MILLISECONDS)) {
                            action.once();
                        }
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    } catch (RuntimeException e) {
                        history.contradict(name + " met what should not be: " + e);
                    }
                },
                name);
        thread.setDaemon(true);
        thread.start();
        threads.add(thread);
    }
}
