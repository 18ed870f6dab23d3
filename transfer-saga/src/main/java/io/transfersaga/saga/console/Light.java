// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.saga.console;

import io.transfersaga.saga.ledgers.LedgerAudit;
import java.util.List;

/** Whether every ledger balances, as far as every ledger says. */
enum Light {
    BALANCED,
    UNBALANCED,
    /** One at least does not answer, and none that does is unbalanced. */
    UNKNOWN;

    static Light of(List<LedgerAudit> audits) {
        if (audits.stream().anyMatch(audit -> audit.isKnown() && !audit.balanced())) {
            return UNBALANCED;
        }
        boolean allKnown = !audits.isEmpty() && audits.stream().allMatch(LedgerAudit::isKnown);
        return allKnown ? BALANCED : UNKNOWN;
    }
}
