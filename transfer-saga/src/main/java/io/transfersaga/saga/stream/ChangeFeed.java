// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.saga.stream;

import io.transfersaga.saga.inspection.HistoryView;
import io.transfersaga.saga.inspection.SagaInspection;
import io.transfersaga.saga.inspection.SagaView;
import io.transfersaga.saga.stream.ChangedRows.Changed;
import io.transfersaga.saga.stream.ChangedRows.Waiting;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * What changed in the sagas since the last time, read from the database, so that it does not matter which instance
 * changed it. Changes become visible in the order of their commits, and are read by their times: so each reading looks
 * back further than a transaction takes and clocks differ, and passes by what it has seen.
 */
@Component
class ChangeFeed {

    static final Duration LOOK_BACK = Duration.ofSeconds(15);

    /** Open sagas whose waiting is watched, those that are due first. Of others only the history is told. */
    private static final int MAX_WAITING = 500;

    private static final int LOADED_AT_ONCE = 200;

    private final ChangedRows rows;
    private final SagaInspection sagas;
    private final Clock clock;

    private final Map<UUID, Changed> seen = new HashMap<>();
    private Map<UUID, Waiting> waiting = new HashMap<>();
    private Instant newest = Instant.EPOCH;

    ChangeFeed(ChangedRows rows, SagaInspection sagas, Clock clock) {
        this.rows = rows;
        this.sagas = sagas;
        this.clock = clock;
    }

    /** Forgets what was, and takes what is for known. */
    synchronized void begin() {
        seen.clear();
        newest = clock.instant();
        rows.since(newest.minus(LOOK_BACK)).forEach(this::remember);
        waiting = readWaiting();
    }

    /** What changed since the last time or since the beginning, each change by itself, without history. */
    synchronized List<SagaView> next() {
        Instant now = clock.instant();
        Instant from = (newest.isBefore(now) ? newest : now).minus(LOOK_BACK);
        List<Changed> changed = rows.since(from).stream().filter(this::isNews).toList();
        List<SagaView> changes = new ArrayList<>(load(ids(changed)).stream()
                .sorted(Comparator.comparing(SagaView::updatedAt))
                .flatMap(saga -> Replay.after(known(saga, from), saga).stream())
                .toList());
        changed.forEach(this::remember);
        seen.values().removeIf(saga -> saga.updatedAt().isBefore(from));
        changes.addAll(waitsAnew(ids(changed)));
        return changes;
    }

    private boolean isNews(Changed saga) {
        Changed known = seen.get(saga.transferId());
        return known == null || known.changes() < saga.changes();
    }

    private void remember(Changed saga) {
        seen.put(saga.transferId(), saga);
        if (saga.updatedAt().isAfter(newest)) {
            newest = saga.updatedAt();
        }
    }

    /** What was not seen yet did not change since {@code from}, as far as one could see then. */
    private int known(SagaView saga, Instant from) {
        Changed known = seen.get(saga.transferId());
        if (known != null) {
            return known.changes();
        }
        List<HistoryView> history = Replay.history(saga);
        return (int) history.stream().filter(entry -> entry.at().isBefore(from)).count();
    }

    /** Those that wait for something else than the last time, but for those that are told of already. */
    private List<SagaView> waitsAnew(Set<UUID> told) {
        Map<UUID, Waiting> before = waiting;
        waiting = readWaiting();
        Set<UUID> anew = waiting.values().stream()
                .filter(saga -> {
                    Waiting known = before.get(saga.transferId());
                    return known != null && !known.equals(saga) && !told.contains(saga.transferId());
                })
                .map(Waiting::transferId)
                .collect(Collectors.toSet());
        return load(anew).stream().map(Replay::withoutHistory).toList();
    }

    private Map<UUID, Waiting> readWaiting() {
        return rows.waiting(sagas.unansweredBefore(), MAX_WAITING).stream()
                .collect(Collectors.toMap(Waiting::transferId, saga -> saga, (one, same) -> one, HashMap::new));
    }

    private List<SagaView> load(Set<UUID> ids) {
        List<UUID> all = List.copyOf(ids);
        List<SagaView> loaded = new ArrayList<>(all.size());
        for (int first = 0; first < all.size(); first += LOADED_AT_ONCE) {
            loaded.addAll(sagas.find(all.subList(first, Math.min(first + LOADED_AT_ONCE, all.size()))));
        }
        return loaded;
    }

    private static Set<UUID> ids(List<Changed> sagas) {
        Set<UUID> ids = new HashSet<>();
        sagas.forEach(saga -> ids.add(saga.transferId()));
        return ids;
    }
}
