// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.saga.stream;

import io.transfersaga.saga.inspection.HistoryView;
import io.transfersaga.saga.inspection.SagaView;
import io.transfersaga.saga.inspection.SagaView.Credit;
import io.transfersaga.saga.process.SagaState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a saga looked like after each entry of its history: rows keep the last look only. */
final class Replay {

    private final SagaView now;
    private SagaState state = SagaState.CREDITING;
    private int attempts = 1;
    private @Nullable String lastFailure;
    private @Nullable Instant nextAttemptAt;
    private @Nullable Instant endedAt;

    private Replay(SagaView now) {
        this.now = now;
    }

    /**
     * The looks of a saga after those entries of its history that come after the first {@code known}, without history;
     * the last is what it looks like now.
     *
     * @param now with history
     */
    static List<SagaView> after(int known, SagaView now) {
        var replay = new Replay(now);
        List<HistoryView> history = history(now);
        List<SagaView> looks = new ArrayList<>();
        for (int i = 0; i < history.size() - 1; i++) {
            replay.apply(history.get(i));
            if (i >= known) {
                looks.add(replay.look(history.get(i).at()));
            }
        }
        looks.add(withoutHistory(now));
        return looks;
    }

    static List<HistoryView> history(SagaView saga) {
        List<HistoryView> history = saga.history();
        return history == null ? List.of() : history;
    }

    static SagaView withoutHistory(SagaView saga) {
        return new SagaView(
                saga.transferId(),
                saga.state(),
                saga.sourceAccountId(),
                saga.targetAccountId(),
                saga.amount(),
                saga.currency(),
                saga.reference(),
                saga.startedAt(),
                saga.updatedAt(),
                saga.endedAt(),
                saga.credit(),
                saga.overdue(),
                null);
    }

    private void apply(HistoryView entry) {
        switch (entry.type()) {
            case "CreditAttemptFailed" -> {
                attempts = entry.detail().get("attempt") instanceof Integer attempt ? attempt : attempts;
                lastFailure = reason(entry);
                nextAttemptAt = entry.detail().get("nextAttemptAt") instanceof Instant next ? next : null;
            }
            case "RetryRequested" -> nextAttemptAt = nextAttemptAt == null ? null : entry.at();
            case "RefundRequested" -> nextAttemptAt = null;
            case "CreditAbandoned" -> {
                state = SagaState.REFUNDING;
                attempts = now.credit().attempts();
                lastFailure = reason(entry);
                nextAttemptAt = null;
            }
            case "MoneyCredited" -> end(SagaState.COMPLETED, entry);
            case "MoneyRefunded" -> end(SagaState.REFUNDED, entry);
            default -> {
                // what changes nothing that callers see, MoneyDebited among it
            }
        }
    }

    private void end(SagaState outcome, HistoryView entry) {
        state = outcome;
        attempts = now.credit().attempts();
        nextAttemptAt = null;
        endedAt = entry.at();
    }

    private SagaView look(Instant at) {
        return new SagaView(
                now.transferId(),
                state,
                now.sourceAccountId(),
                now.targetAccountId(),
                now.amount(),
                now.currency(),
                now.reference(),
                now.startedAt(),
                at,
                endedAt,
                new Credit(attempts, now.credit().maxAttempts(), lastFailure, nextAttemptAt),
                false,
                null);
    }

    private static @Nullable String reason(HistoryView entry) {
        return entry.detail().get("reason") instanceof String reason ? reason : null;
    }
}
