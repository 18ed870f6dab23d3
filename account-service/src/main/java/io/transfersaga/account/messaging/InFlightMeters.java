// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.account.messaging;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.transfersaga.account.ledger.InFlight;
import io.transfersaga.metrics.BackgroundReading;
import org.springframework.stereotype.Component;

/** What is in flight, as metrics. Every instance of a ledger shows the same, since they share their books. */
@Component
class InFlightMeters implements MeterBinder {

    private final BackgroundReading<InFlight> inFlight;

    InFlightMeters(BackgroundReading<InFlight> inFlight) {
        this.inFlight = inFlight;
    }

    @Override
    public void bindTo(MeterRegistry meters) {
        Gauge.builder("ledger.transfers.in.flight", inFlight, reading -> reading.value(InFlight::transfers))
                .description("Transfers whose outcome this ledger does not know yet; counted up to 10000")
                .register(meters);
        Gauge.builder("ledger.half.messages.at.risk", inFlight, reading -> reading.value(InFlight::askedAgain))
                .description("Those of them whose outcome had to be asked for: a message of theirs may be lost")
                .register(meters);
        Gauge.builder(
                        "ledger.reconciler.lag",
                        inFlight,
                        reading -> reading.value(now -> now.lag().toMillis() / 1000.0))
                .description("How long the reconciler is behind with what is due")
                .baseUnit("seconds")
                .register(meters);
    }
}
