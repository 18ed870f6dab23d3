// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.saga.process;

import io.transfersaga.events.AccountId;
import io.transfersaga.events.CurrencyUnit;
import io.transfersaga.events.FailureReason;
import io.transfersaga.events.Money;
import io.transfersaga.events.Transfer;
import io.transfersaga.events.TransferId;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Between a saga and its row. Rows say how many digits their currency has, so that no setting is needed to read them.
 */
final class SagaRowMapper {

    private SagaRowMapper() {}

    static TransferProcess read(ResultSet row) throws SQLException {
        return new TransferProcess(
                new Debit(
                        transfer(row),
                        row.getString("reference"),
                        row.getString("callback_url"),
                        instant(row, "created_at")),
                SagaState.valueOf(row.getString("state")),
                new CreditProgress(
                        row.getInt("attempt"),
                        row.getBoolean("abandoning"),
                        reason(row, "reason"),
                        reason(row, "last_failure")),
                new AwaitedAnswer(
                        nullableInstant(row, "due_at"),
                        nullableInstant(row, "awaited_since"),
                        nullableInstant(row, "next_attempt_at"),
                        row.getInt("sends")),
                instant(row, "started_at"),
                instant(row, "updated_at"),
                nullableInstant(row, "ended_at"),
                History.written(row.getInt("changes")));
    }

    /** Binds what changes in a saga, then its id. */
    static void bindChanged(PreparedStatement statement, TransferProcess process) throws SQLException {
        CreditProgress credit = process.credit();
        AwaitedAnswer awaited = process.awaited();
        statement.setString(1, process.state().name());
        statement.setInt(2, credit.attempt());
        statement.setBoolean(3, credit.abandoning());
        statement.setString(4, slug(credit.reason()));
        statement.setString(5, slug(credit.lastFailure()));
        bindTimestamp(statement, 6, process.updatedAt());
        bindTimestamp(statement, 7, process.endedAt());
        bindTimestamp(statement, 8, awaited.dueAt());
        bindTimestamp(statement, 9, awaited.since());
        bindTimestamp(statement, 10, awaited.nextAttemptAt());
        statement.setInt(11, awaited.sends());
        statement.setInt(12, process.history().length());
        statement.setObject(13, process.transferId().value());
    }

    /** Binds what changes in a saga, its id, then what never changes. */
    static void bindNew(PreparedStatement statement, TransferProcess process, @Nullable String traceParent)
            throws SQLException {
        bindChanged(statement, process);
        Debit debit = process.debit();
        Transfer transfer = debit.transfer();
        Money money = transfer.money();
        statement.setString(14, transfer.sourceAccountId().toString());
        statement.setString(15, transfer.targetAccountId().toString());
        statement.setLong(16, money.minorUnits());
        statement.setString(17, money.currency().code());
        statement.setInt(18, money.currency().digits());
        statement.setString(19, debit.reference());
        statement.setString(20, debit.callbackUrl());
        bindTimestamp(statement, 21, debit.createdAt());
        bindTimestamp(statement, 22, process.startedAt());
        statement.setString(23, traceParent);
    }

    static void bindTimestamp(PreparedStatement statement, int index, @Nullable Instant instant) throws SQLException {
        if (instant == null) {
            statement.setNull(index, Types.TIMESTAMP_WITH_TIMEZONE);
        } else {
            statement.setObject(index, timestamp(instant));
        }
    }

    static OffsetDateTime timestamp(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    static @Nullable String slug(@Nullable FailureReason reason) {
        return reason == null ? null : reason.slug();
    }

    private static Transfer transfer(ResultSet row) throws SQLException {
        return new Transfer(
                new TransferId(row.getObject("transfer_id", UUID.class)),
                AccountId.of(row.getString("source_account_id")),
                AccountId.of(row.getString("target_account_id")),
                new Money(row.getLong("amount"), new CurrencyUnit(row.getString("currency"), row.getInt("digits"))));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static @Nullable Instant nullableInstant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    private static @Nullable FailureReason reason(ResultSet row, String column) throws SQLException {
        String slug = row.getString(column);
        return slug == null ? null : FailureReason.ofSlug(slug);
    }
}
