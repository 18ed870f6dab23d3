// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.saga.inspection;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.transfersaga.metrics.BackgroundReading;
import io.transfersaga.saga.inspection.OpenSagas.Counts;
import java.time.Duration;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What has not ended, as metrics. Every instance shows the same, since they share their rows. */
@Configuration(proxyBeanMethods = false)
class OpenSagaMeters {

    @Bean
    BackgroundReading<Counts> openSagasReading(OpenSagas sagas) {
        return new BackgroundReading<>("open-sagas", sagas::count);
    }

    @Bean
    MeterBinder openSagaGauges(BackgroundReading<Counts> counts) {
        return meters -> {
            state("CREDITING", counts, Counts::crediting, meters);
            state("REFUNDING", counts, Counts::refunding, meters);
            Gauge.builder("saga.overdue", counts, reading -> reading.value(Counts::overdue))
                    .description("Open sagas whose awaited command has gone unanswered for too long")
                    .register(meters);
            seconds("saga.oldest.open.age", "Since the oldest open saga started", counts, Counts::oldestAge, meters);
            seconds(
                    "saga.timer.lag",
                    "How long the timer is behind with what is due",
                    counts,
                    Counts::timerLag,
                    meters);
        };
    }

    private static void state(
            String state, BackgroundReading<Counts> counts, ToDoubleFunction<Counts> number, MeterRegistry meters) {
        Gauge.builder("saga.open", counts, reading -> reading.value(number))
                .description("Sagas that have not ended, by state; counted up to 10000 together")
                .tag("state", state)
                .register(meters);
    }

    private static void seconds(
            String name,
            String description,
            BackgroundReading<Counts> counts,
            Function<Counts, Duration> time,
            MeterRegistry meters) {
        Gauge.builder(
                        name,
                        counts,
                        reading -> reading.value(read -> time.apply(read).toMillis() / 1000.0))
                .description(description)
                .baseUnit("seconds")
                .register(meters);
    }
}
