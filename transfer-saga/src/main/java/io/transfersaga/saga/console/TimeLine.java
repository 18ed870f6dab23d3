// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.saga.console;

import io.transfersaga.saga.inspection.HistoryView;
import io.transfersaga.saga.inspection.SagaView;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A saga's history with the time that each entry took. */
final class TimeLine {

    /**
     * @param sinceLast after the entry before, for the first one after nothing
     * @param sinceStart after the saga's start
     * @param attempt null but for a failed attempt
     * @param actor null but for what operators asked
     */
    record Entry(
            Instant at,
            Duration sinceLast,
            Duration sinceStart,
            String type,
            @Nullable String reason,
            @Nullable Object attempt,
            @Nullable Instant nextAttemptAt,
            @Nullable Object actor,
            @Nullable Object note) {

        public boolean failed() {
            return type.equals("CreditAttemptFailed") || type.equals("CreditAbandoned");
        }
    }

    private TimeLine() {}

    static List<Entry> of(SagaView saga) {
        List<Entry> entries = new ArrayList<>();
        Instant last = saga.startedAt();
        for (HistoryView entry : Stage.history(saga)) {
            entries.add(new Entry(
                    entry.at(),
                    Duration.between(last, entry.at()),
                    Duration.between(saga.startedAt(), entry.at()),
                    entry.type(),
                    entry.detail().get("reason") instanceof String reason ? reason : null,
                    entry.detail().get("attempt"),
                    entry.detail().get("nextAttemptAt") instanceof Instant next ? next : null,
                    entry.detail().get("actor"),
                    entry.detail().get("note")));
            last = entry.at();
        }
        return entries;
    }
}
