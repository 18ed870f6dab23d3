// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.account.ledger.web;

import io.transfersaga.account.ledger.Accounts;
import io.transfersaga.account.ledger.EntryType;
import io.transfersaga.account.ledger.LedgerId;
import io.transfersaga.events.AccountId;
import io.transfersaga.web.Cursor;
import io.transfersaga.web.PageLimit;
import io.transfersaga.web.security.Callers;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Shows what moved on an account, page by page, the newest first. */
@RestController
class StatementController {

    record EntryAnswer(
            Instant at,
            EntryType type,
            String amount,
            String balanceAfter,
            @Nullable String transferId) {

        static EntryAnswer of(EntryLine line) {
            return new EntryAnswer(
                    line.at(),
                    line.type(),
                    line.amount().amount(),
                    line.balanceAfter().amount(),
                    line.transferId() == null ? null : line.transferId().toString());
        }
    }

    record StatementAnswer(
            List<EntryAnswer> items, @Nullable String nextCursor) {}

    private final LedgerId ledger;
    private final Accounts accounts;
    private final EntryLines lines;
    private final Callers callers;

    StatementController(LedgerId ledger, Accounts accounts, EntryLines lines, Callers callers) {
        this.ledger = ledger;
        this.accounts = accounts;
        this.lines = lines;
        this.callers = callers;
    }

    @GetMapping(path = "/accounts/{accountId}/entries", produces = MediaType.APPLICATION_JSON_VALUE)
    StatementAnswer show(
            @PathVariable String accountId,
            @RequestParam(required = false) @Nullable String limit,
            @RequestParam(required = false) @Nullable String cursor) {
        int size = PageLimit.parse(limit);
        long before = cursor == null || cursor.isEmpty()
                ? Long.MAX_VALUE
                : Cursor.decode(cursor, 1, parts -> Long.parseLong(parts[0]));
        AccountId account = AccountRefusals.ownAccount(accountId, ledger);
        AccountRefusals.requireSight(account, callers.current());
        return page(account, before, size);
    }

    /** Reads one line more than it shows, to know whether there is a next page. */
    private StatementAnswer page(AccountId account, long before, int size) {
        if (accounts.find(account).isEmpty()) {
            throw AccountRefusals.notFound();
        }
        List<EntryLine> read = lines.find(account, before, size + 1);
        List<EntryLine> shown = read.subList(0, Math.min(size, read.size()));
        String next = read.size() > size
                ? Cursor.encode(Long.toString(shown.get(size - 1).seq()))
                : null;
        return new StatementAnswer(shown.stream().map(EntryAnswer::of).toList(), next);
    }
}
