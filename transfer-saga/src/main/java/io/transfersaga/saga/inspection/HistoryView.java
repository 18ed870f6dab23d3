// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.saga.inspection;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What changed a saga, and the details that entries of its type have. */
public record HistoryView(Instant at, String type, Map<String, @Nullable Object> detail) {

    static HistoryView of(HistoryRecord entry) {
        Map<String, @Nullable Object> detail = new LinkedHashMap<>();
        if (entry.reason != null) {
            detail.put("reason", entry.reason);
        }
        if (entry.attempt != null) {
            detail.put("attempt", entry.attempt);
            detail.put("nextAttemptAt", entry.nextAttemptAt);
        }
        if (entry.actor != null) {
            detail.put("actor", entry.actor);
            detail.put("note", entry.note);
        }
        return new HistoryView(entry.at, entry.type, Collections.unmodifiableMap(detail));
    }
}
