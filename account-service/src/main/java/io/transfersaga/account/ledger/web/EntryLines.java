// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.account.ledger.web;

import io.transfersaga.events.AccountId;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** The lines of statements. */
@Component
class EntryLines {

    private final JdbcTemplate jdbc;

    EntryLines(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** Newest first, those numbered below {@code before}, at most {@code limit} of them. */
    List<EntryLine> find(AccountId account, long before, int limit) {
        return jdbc.query("""
                select seq, at, type, amount, currency, digits, balance_after, transfer_id from entry
                where account_id = ? and seq < ? order by seq desc limit ?""", EntryLine::read, account.toString(), before, limit);
    }
}
