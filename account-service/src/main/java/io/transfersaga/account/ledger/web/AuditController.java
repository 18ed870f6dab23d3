// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.account.ledger.web;

import io.transfersaga.account.ledger.Audit;
import io.transfersaga.account.ledger.LedgerId;
import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Shows whether the books add up. */
@RestController
class AuditController {

    record CurrencyAnswer(
            String currency,
            String opened,
            String debited,
            String credited,
            String refunded,
            String balances,
            String inFlight,
            long transfersInFlight) {

        static CurrencyAnswer of(Audit.Sums sums) {
            return new CurrencyAnswer(
                    sums.currency(),
                    sums.opened().toPlainString(),
                    sums.debited().toPlainString(),
                    sums.credited().toPlainString(),
                    sums.refunded().toPlainString(),
                    sums.balances().toPlainString(),
                    sums.inFlight().toPlainString(),
                    sums.transfersInFlight());
        }
    }

    record AuditAnswer(String ledger, List<CurrencyAnswer> currencies, boolean balanced) {}

    private final LedgerId ledger;
    private final Audit audit;

    AuditController(LedgerId ledger, Audit audit) {
        this.ledger = ledger;
        this.audit = audit;
    }

    @GetMapping(path = "/audit", produces = MediaType.APPLICATION_JSON_VALUE)
    AuditAnswer show() {
        List<Audit.Sums> sums = audit.read();
        return new AuditAnswer(
                ledger.id(),
                sums.stream().map(CurrencyAnswer::of).toList(),
                sums.stream().allMatch(Audit.Sums::balanced));
    }
}
