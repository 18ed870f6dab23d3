// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.account.ledger.web;

import io.transfersaga.account.ledger.web.LegController.LegAnswer;
import io.transfersaga.events.CurrencyUnit;
import io.transfersaga.events.Money;
import io.transfersaga.events.TransferId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** The legs of transfers, three of one at most. */
@Component
class LegLines {

    private final JdbcTemplate jdbc;

    LegLines(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** In the order in which they happened. */
    List<LegAnswer> of(TransferId id) {
        return jdbc.query("""
                select at, type, account_id, amount, currency, digits, balance_after, outcome, reason from entry
                where transfer_id = ? order by at, type""", LegLines::read, id.value());
    }

    private static LegAnswer read(ResultSet row, int number) throws SQLException {
        var currency = new CurrencyUnit(row.getString("currency"), row.getInt("digits"));
        long after = row.getLong("balance_after");
        boolean moved = !row.wasNull();
        return new LegAnswer(
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getString("type"),
                row.getString("account_id"),
                new Money(row.getLong("amount"), currency).amount(),
                currency.code(),
                moved ? new Money(after, currency).amount() : null,
                row.getString("outcome"),
                row.getString("reason"));
    }
}
