// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.account.ledger;

import io.transfersaga.events.CurrencyUnit;
import io.transfersaga.events.FailureReason;
import io.transfersaga.events.Money;
import io.transfersaga.events.TransferId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.support.SqlArrayValue;

/** How values stand in columns, the same way on H2 and on PostgreSQL. */
public final class Columns {

    private Columns() {}

    static Money money(ResultSet row, String amountColumn) throws SQLException {
        var currency = new CurrencyUnit(row.getString("currency"), row.getInt("digits"));
        return new Money(row.getLong(amountColumn), currency);
    }

    static TransferId transferId(ResultSet row) throws SQLException {
        return new TransferId(row.getObject("transfer_id", UUID.class));
    }

    static @Nullable FailureReason reason(ResultSet row, String column) throws SQLException {
        String slug = row.getString(column);
        return slug == null ? null : FailureReason.ofSlug(slug);
    }

    static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    /** A time as drivers take it. */
    public static @Nullable OffsetDateTime time(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }

    static @Nullable String slug(@Nullable FailureReason reason) {
        return reason == null ? null : reason.slug();
    }

    /** For {@code = any(?)}: one statement whatever their number, which a database can keep prepared. */
    static SqlArrayValue texts(Collection<?> values) {
        return new SqlArrayValue(
                "varchar", values.stream().map(Object::toString).toArray());
    }

    /** As {@link #texts}; each once, in order. */
    public static SqlArrayValue ids(Collection<TransferId> ids) {
        return new SqlArrayValue(
                "uuid", ids.stream().map(TransferId::value).distinct().sorted().toArray());
    }
}
