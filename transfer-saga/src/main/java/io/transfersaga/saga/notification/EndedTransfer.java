// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.saga.notification;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.transfersaga.events.CurrencyUnit;
import io.transfersaga.events.Money;
import io.transfersaga.events.TransferId;
import io.transfersaga.saga.process.SagaState;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A transfer that has ended, as {@code GET /transfers/{transferId}} shows it. Only {@code failure} is left out when
 * there is none.
 *
 * @param endedAt when the saga ended; the ledger learns of it a moment later, and shows that moment
 */
record EndedTransfer(
        UUID transferId,
        SagaState status,
        String sourceAccountId,
        String targetAccountId,
        String amount,
        String currency,
        @Nullable String reference,
        Instant createdAt,
        Instant endedAt,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String failure) {

    static EndedTransfer read(ResultSet saga) throws SQLException {
        SagaState state = SagaState.valueOf(saga.getString("state"));
        Money money =
                new Money(saga.getLong("amount"), new CurrencyUnit(saga.getString("currency"), saga.getInt("digits")));
        return new EndedTransfer(
                saga.getObject("transfer_id", UUID.class),
                state,
                saga.getString("source_account_id"),
                saga.getString("target_account_id"),
                money.amount(),
                money.currency().code(),
                saga.getString("reference"),
                instant(saga, "created_at"),
                instant(saga, "ended_at"),
                state == SagaState.REFUNDED ? saga.getString("reason") : null);
    }

    TransferId id() {
        return new TransferId(transferId);
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
