// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.standalone.benchmark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Callers of {@code POST /transfers}, all of them in one thread, with a connection each, so that they take little from
 * the processors that they share with what they measure.
 */
final class HttpCallers implements AutoCloseable {

    private static final long BETWEEN_LOOKS = Duration.ofMillis(2).toNanos();
    private static final int LOOKED_FOR_AT_ONCE = 64;
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final Load load;
    private final Ends ends;
    private final Recording recording = new Recording();
    private final Selector selector;
    private final Deque<HttpCaller> free = new ArrayDeque<>();
    private final Map<String, Long> awaited = new LinkedHashMap<>();
    private final Map<Integer, Integer> answers = new HashMap<>();

    private long start;
    private long started;
    private long nextLook;
    private int asking;

    /**
     * Where callers ask.
     *
     * @param port of a ledger
     * @param orders what they ask for there
     */
    record Desk(int port, Supplier<String> orders) {}

    HttpCallers(List<Desk> desks, Load load, Ends ends) throws IOException {
        this.load = load;
        this.ends = ends;
        this.selector = Selector.open();
        for (int i = 0; i < load.callers(); i++) {
            free.add(new HttpCaller(desks.get(i % desks.size()), selector));
        }
    }

    /** @return once all has ended that was started */
    Recording run(Contender.Window window) throws IOException {
        start = System.nanoTime();
        runUntil(start + load.warmUp().toNanos());
        window.begins();
        recording.measure(true);
        runUntil(System.nanoTime() + load.measured().toNanos());
        recording.measure(false);
        window.ends();
        long giveUp = System.nanoTime() + PATIENCE.toNanos();
        while (asking + awaited.size() > 0) {
            turn();
            if (System.nanoTime() > giveUp) {
                throw new AssertionError(asking + " not answered, not ended: " + awaited.keySet());
            }
        }
        return recording;
    }

    /** Answers by status. */
    Map<Integer, Integer> answers() {
        return answers;
    }

    private void runUntil(long end) throws IOException {
        while (System.nanoTime() < end) {
            startWhatIsDue();
            turn();
        }
    }

    private void startWhatIsDue() throws IOException {
        long now = System.nanoTime();
        while (!free.isEmpty() && asking + awaited.size() < load.inFlight()) {
            long due = load.perSecond() == 0 ? now : start + load.dueNanos(started);
            if (due > now) {
                return;
            }
            started++;
            asking++;
            free.poll().ask(due);
        }
    }

    private void turn() throws IOException {
        selector.select(this::read, 1);
        if (!awaited.isEmpty() && System.nanoTime() >= nextLook) {
            look();
            nextLook = System.nanoTime() + BETWEEN_LOOKS;
        }
    }

    private void read(SelectionKey key) {
        var caller = (HttpCaller) key.attachment();
        HttpCaller.Answer answer = caller.read();
        if (answer == null) {
            return;
        }
        answers.merge(answer.status(), 1, Integer::sum);
        if (answer.transferId() == null) {
            askAgain(caller);
        } else {
            asking--;
            free.add(caller);
            recording.accepted(System.nanoTime() - caller.due());
            awaited.put(answer.transferId(), caller.due());
        }
    }

    /** Refused for now, or nobody knows: so a caller repeats it. */
    private static void askAgain(HttpCaller caller) {
        try {
            caller.askAgain();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Looks for the first of those that are awaited, which go to the end of the queue when they have not ended. */
    private void look() {
        List<String> first = new ArrayList<>(LOOKED_FOR_AT_ONCE);
        for (String id : awaited.keySet()) {
            if (first.size() == LOOKED_FOR_AT_ONCE) {
                break;
            }
            first.add(id);
        }
        for (String id : ends.among(first)) {
            recording.ended(System.nanoTime() - awaited.remove(id));
        }
        if (first.size() == LOOKED_FOR_AT_ONCE) {
            for (String id : first) {
                Long due = awaited.remove(id);
                if (due != null) {
                    awaited.put(id, due);
                }
            }
        }
    }

    @Override
    public void close() throws IOException {
        for (SelectionKey key : selector.keys()) {
            key.channel().close();
        }
        selector.close();
    }
}
