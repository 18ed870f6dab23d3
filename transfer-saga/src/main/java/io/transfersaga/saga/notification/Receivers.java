// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.saga.notification;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Whose turn it is, so that nobody waits long for somebody else's receiver. A receiver has its share of the attempts
 * under way, and whoever has waited longest for a turn is next. One that did not answer the last time is asked by one
 * attempt at a time, and all of those together get no more than half of the attempts.
 *
 * <p>Known to one process only, and by one thread.
 */
final class Receivers {

    /** Of more than so many those that nothing is known about are forgotten. */
    private static final int MAX_REMEMBERED = 10_000;

    private static final class Standing {

        private int underWay;
        private long lastTurn;
        private boolean silent;
    }

    private final int silentLimit;
    private final int share;
    private final Map<String, Standing> known = new HashMap<>();
    private long turn;

    /**
     * @param concurrency attempts under way at once
     * @param share of them, to one receiver
     */
    Receivers(int concurrency, int share) {
        this.silentLimit = Math.max(1, concurrency / 2);
        this.share = share;
    }

    /**
     * How many attempts to begin, by receiver.
     *
     * @param due receivers for whom there is something to do
     * @param free attempts that may begin in all
     */
    Map<String, Integer> turns(List<String> due, int free) {
        List<String> waiting = new ArrayList<>(due);
        waiting.sort(Comparator.comparing(this::isSilent).thenComparing(this::lastTurn));
        Map<String, Integer> turns = new LinkedHashMap<>();
        int silent = silentUnderWay();
        int left = free;
        boolean given = true;
        while (left > 0 && given) {
            given = false;
            for (String receiver : waiting) {
                boolean isSilent = isSilent(receiver);
                int underWay = underWay(receiver) + turns.getOrDefault(receiver, 0);
                if (left > 0 && underWay < (isSilent ? 1 : share) && (!isSilent || silent < silentLimit)) {
                    turns.merge(receiver, 1, Integer::sum);
                    silent += isSilent ? 1 : 0;
                    left--;
                    given = true;
                }
            }
        }
        return turns;
    }

    void begun(String receiver) {
        Standing standing = known.computeIfAbsent(receiver, name -> new Standing());
        standing.underWay++;
        standing.lastTurn = ++turn;
    }

    void ended(String receiver, boolean answered) {
        Standing standing = known.computeIfAbsent(receiver, name -> new Standing());
        standing.underWay = Math.max(0, standing.underWay - 1);
        standing.silent = !answered;
        if (known.size() > MAX_REMEMBERED) {
            known.values().removeIf(each -> each.underWay == 0);
        }
    }

    private int silentUnderWay() {
        return known.values().stream()
                .filter(standing -> standing.silent)
                .mapToInt(standing -> standing.underWay)
                .sum();
    }

    private boolean isSilent(String receiver) {
        Standing standing = known.get(receiver);
        return standing != null && standing.silent;
    }

    private long lastTurn(String receiver) {
        Standing standing = known.get(receiver);
        return standing == null ? 0 : standing.lastTurn;
    }

    private int underWay(String receiver) {
        Standing standing = known.get(receiver);
        return standing == null ? 0 : standing.underWay;
    }
}
