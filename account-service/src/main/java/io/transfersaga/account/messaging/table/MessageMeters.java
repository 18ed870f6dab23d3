// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.account.messaging.table;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.transfersaga.metrics.BackgroundReading;
import org.springframework.stereotype.Component;

/** What stands in the message table, as metrics. Every instance of a ledger shows the same. */
@Component
class MessageMeters implements MeterBinder {

    private final BackgroundReading<MessageBacklog> backlog;

    MessageMeters(BackgroundReading<MessageBacklog> backlog) {
        this.backlog = backlog;
    }

    @Override
    public void bindTo(MeterRegistry meters) {
        Gauge.builder("ledger.messages.unsent", backlog, reading -> reading.value(MessageBacklog::unsent))
                .description("Messages of the table that no broker has confirmed; counted up to 10000")
                .register(meters);
        Gauge.builder(
                        "ledger.messages.oldest.unsent.age",
                        backlog,
                        reading -> reading.value(now -> now.oldest().toMillis() / 1000.0))
                .description("How long the first of them has been there")
                .baseUnit("seconds")
                .register(meters);
        Gauge.builder("ledger.messages.dead", backlog, reading -> reading.value(MessageBacklog::dead))
                .description("Messages of the table that the broker will not take, of transfers without an outcome")
                .register(meters);
    }
}
