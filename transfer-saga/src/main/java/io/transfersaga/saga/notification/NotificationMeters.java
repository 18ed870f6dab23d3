// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.saga.notification;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Counts attempts by what came of them. */
@Component
class NotificationMeters {

    private final Map<NotificationState, Counter> counters;

    NotificationMeters(MeterRegistry meters) {
        this.counters = Map.of(
                NotificationState.DELIVERED, counter("delivered", meters),
                NotificationState.PENDING, counter("failed", meters),
                NotificationState.EXHAUSTED, counter("exhausted", meters));
    }

    /** @param state of the notification after the attempt */
    void count(NotificationState state) {
        Counter counter = counters.get(state);
        if (counter != null) {
            counter.increment();
        }
    }

    private static Counter counter(String result, MeterRegistry meters) {
        return Counter.builder("saga.notification.attempts")
                .description("Attempts to notify, by what came of them: delivered, failed (repeated later), "
                        + "exhausted (the last one)")
                .tag("result", result)
                .register(meters);
    }
}
