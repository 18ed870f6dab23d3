// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.account.ledger.web;

import io.transfersaga.account.ledger.EntryType;
import io.transfersaga.events.CurrencyUnit;
import io.transfersaga.events.Money;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A line of a statement.
 *
 * @param seq its number on the account
 */
record EntryLine(
        long seq,
        Instant at,
        EntryType type,
        Money amount,
        Money balanceAfter,
        @Nullable UUID transferId) {

    static EntryLine read(ResultSet row, int number) throws SQLException {
        var currency = new CurrencyUnit(row.getString("currency"), row.getInt("digits"));
        return new EntryLine(
                row.getLong("seq"),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                EntryType.valueOf(row.getString("type")),
                new Money(row.getLong("amount"), currency),
                new Money(row.getLong("balance_after"), currency),
                row.getObject("transfer_id", UUID.class));
    }
}
