// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.account.ledger;

import io.transfersaga.events.AccountId;
import io.transfersaga.events.FailureReason;
import io.transfersaga.events.Transfer;
import io.transfersaga.events.TransferMessage.MoneyDebited;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A transfer in the books of its source's ledger.
 *
 * @param bodyHash of the request that made it; tells the same request from another one with the same key
 * @param failure why it was refunded
 */
public record StoredTransfer(
        Transfer transfer,
        String idempotencyKey,
        String bodyHash,
        @Nullable String reference,
        @Nullable String callbackUrl,
        TransferStatus status,
        @Nullable FailureReason failure,
        Instant createdAt,
        @Nullable Instant endedAt) {

    static final String COLUMNS = """
            transfer_id, idempotency_key, body_hash, source_account_id, target_account_id, amount, currency, digits, \
            reference, callback_url, status, failure, created_at, ended_at""";

    /** What the saga is told about it, however often. */
    public MoneyDebited moneyDebited(Instant now) {
        return new MoneyDebited(transfer, reference, callbackUrl, createdAt, now);
    }

    static StoredTransfer read(ResultSet row, int number) throws SQLException {
        var transfer = new Transfer(
                Columns.transferId(row),
                AccountId.of(row.getString("source_account_id")),
                AccountId.of(row.getString("target_account_id")),
                Columns.money(row, "amount"));
        return new StoredTransfer(
                transfer,
                row.getString("idempotency_key"),
                row.getString("body_hash"),
                row.getString("reference"),
                row.getString("callback_url"),
                TransferStatus.valueOf(row.getString("status")),
                Columns.reason(row, "failure"),
                Objects.requireNonNull(Columns.instant(row, "created_at")),
                Columns.instant(row, "ended_at"));
    }
}
