// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.saga.notification;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.transfersaga.metrics.BackgroundReading;
import io.transfersaga.saga.notification.NotificationInspection.Counts;
import java.util.function.ToDoubleFunction;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What waits, and what was given up, as metrics. Every instance shows the same, since they share their rows. */
@Configuration(proxyBeanMethods = false)
class NotificationGauges {

    @Bean
    BackgroundReading<Counts> notificationsReading(NotificationInspection inspection) {
        return new BackgroundReading<>("notifications", inspection::count);
    }

    @Bean
    MeterBinder notificationGaugesBinder(BackgroundReading<Counts> notificationsReading) {
        return meters -> {
            state(NotificationState.PENDING, notificationsReading, Counts::pending, meters);
            state(NotificationState.EXHAUSTED, notificationsReading, Counts::exhausted, meters);
            Gauge.builder(
                            "saga.notification.lag",
                            notificationsReading,
                            reading -> reading.value(read -> read.lag().toMillis() / 1000.0))
                    .description("How long attempts to notify are behind with what is due")
                    .baseUnit("seconds")
                    .register(meters);
        };
    }

    private static void state(
            NotificationState state,
            BackgroundReading<Counts> counts,
            ToDoubleFunction<Counts> number,
            MeterRegistry meters) {
        Gauge.builder("saga.notifications", counts, reading -> reading.value(number))
                .description("Notifications that wait for an attempt, or were given up; counted up to 10000 each")
                .tag("state", state.name())
                .register(meters);
    }
}
