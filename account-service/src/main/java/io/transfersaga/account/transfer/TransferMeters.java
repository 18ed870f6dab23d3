// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.account.transfer;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.transfersaga.web.ProblemException;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/** Counts what became of requests for a transfer: {@code accepted}, {@code replayed}, or the refusal's slug. */
@Component
class TransferMeters {

    private final MeterRegistry meters;

    TransferMeters(MeterRegistry meters) {
        this.meters = meters;
        counter("accepted");
        counter("replayed");
    }

    TransferReceipt counted(Supplier<TransferReceipt> request) {
        try {
            TransferReceipt receipt = request.get();
            counter(receipt.replayed() ? "replayed" : "accepted").increment();
            return receipt;
        } catch (ProblemException e) {
            counter(e.slug()).increment();
            throw e;
        } catch (RuntimeException e) {
            counter("internal-error").increment();
            throw e;
        }
    }

    private Counter counter(String outcome) {
        return Counter.builder("ledger.transfers")
                .description("Requests for a transfer out of this ledger, by what was answered")
                .tag("outcome", outcome)
                .register(meters);
    }
}
