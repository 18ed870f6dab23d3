// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.account.ledger.web;

import io.transfersaga.events.AccountId;
import io.transfersaga.events.TransferId;
import io.transfersaga.web.ProblemException;
import io.transfersaga.web.ProblemType;
import io.transfersaga.web.security.Caller;
import io.transfersaga.web.security.Callers;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Shows what a transfer did on this ledger: also on its target's, which knows nothing else of it. */
@RestController
class LegController {

    /**
     * @param outcome {@code POSTED} for money that moved, {@code ABANDONED} for a credit that never will be
     * @param balanceAfter null for a credit that never will be
     * @param reason why it never will be; else null
     */
    record LegAnswer(
            Instant at,
            String type,
            String accountId,
            String amount,
            String currency,
            @Nullable String balanceAfter,
            String outcome,
            @Nullable String reason) {}

    record LegsAnswer(List<LegAnswer> items) {}

    private final LegLines lines;
    private final Callers callers;

    LegController(LegLines lines, Callers callers) {
        this.lines = lines;
        this.callers = callers;
    }

    /** Nothing has happened here yet, or never will: both are an empty list. */
    @GetMapping(path = "/transfers/{transferId}/legs", produces = MediaType.APPLICATION_JSON_VALUE)
    LegsAnswer show(@PathVariable String transferId) {
        TransferId id =
                TransferId.parse(transferId).orElseThrow(() -> new ProblemException(ProblemType.TRANSFER_NOT_FOUND));
        Caller caller = callers.current();
        return new LegsAnswer(lines.of(id).stream()
                .filter(leg -> caller.maySee(AccountId.of(leg.accountId())))
                .toList());
    }
}
