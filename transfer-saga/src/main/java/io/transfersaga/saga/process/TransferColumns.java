// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.saga.process;

import io.transfersaga.engine.AwaitedAnswer;
import io.transfersaga.engine.History;
import io.transfersaga.engine.SagaColumns;
import io.transfersaga.engine.SagaTable;
import io.transfersaga.engine.Timestamps;
import io.transfersaga.events.AccountId;
import io.transfersaga.events.CurrencyUnit;
import io.transfersaga.events.FailureReason;
import io.transfersaga.events.Money;
import io.transfersaga.events.Transfer;
import io.transfersaga.events.TransferId;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Between a saga and its row. Rows say how many digits their currency has, so that no setting is needed to read them.
 */
final class TransferColumns implements SagaColumns<TransferProcess> {

    private static final SagaTable TABLE = SagaTable.of("saga", "transfer_id", SagaState.values());

    private static final List<String> CHANGING = List.of("attempt", "abandoning", "reason", "last_failure");

    private static final List<String> FIXED = List.of(
            "source_account_id",
            "target_account_id",
            "amount",
            "currency",
            "digits",
            "reference",
            "callback_url",
            "created_at");

    @Override
    public SagaTable table() {
        return TABLE;
    }

    @Override
    public List<String> changing() {
        return CHANGING;
    }

    @Override
    public List<String> fixed() {
        return FIXED;
    }

    @Override
    public TransferProcess read(ResultSet row) throws SQLException {
        return new TransferProcess(
                new Debit(
                        transfer(row),
                        row.getString("reference"),
                        row.getString("callback_url"),
                        Timestamps.read(row, "created_at")),
                SagaState.valueOf(row.getString("state")),
                new CreditProgress(
                        row.getInt("attempt"),
                        row.getBoolean("abandoning"),
                        reason(row, "reason"),
                        reason(row, "last_failure")),
                AwaitedAnswer.read(row),
                Timestamps.read(row, "started_at"),
                Timestamps.read(row, "updated_at"),
                Timestamps.readNullable(row, "ended_at"),
                History.read(row));
    }

    @Override
    public void bindChanging(PreparedStatement statement, int first, TransferProcess process) throws SQLException {
        CreditProgress credit = process.credit();
        statement.setInt(first, credit.attempt());
        statement.setBoolean(first + 1, credit.abandoning());
        statement.setString(first + 2, slug(credit.reason()));
        statement.setString(first + 3, slug(credit.lastFailure()));
    }

    @Override
    public void bindFixed(PreparedStatement statement, int first, TransferProcess process) throws SQLException {
        Debit debit = process.debit();
        Transfer transfer = debit.transfer();
        Money money = transfer.money();
        statement.setString(first, transfer.sourceAccountId().toString());
        statement.setString(first + 1, transfer.targetAccountId().toString());
        statement.setLong(first + 2, money.minorUnits());
        statement.setString(first + 3, money.currency().code());
        statement.setInt(first + 4, money.currency().digits());
        statement.setString(first + 5, debit.reference());
        statement.setString(first + 6, debit.callbackUrl());
        Timestamps.bind(statement, first + 7, debit.createdAt());
    }

    private static Transfer transfer(ResultSet row) throws SQLException {
        return new Transfer(
                new TransferId(row.getObject("transfer_id", UUID.class)),
                AccountId.of(row.getString("source_account_id")),
                AccountId.of(row.getString("target_account_id")),
                new Money(row.getLong("amount"), new CurrencyUnit(row.getString("currency"), row.getInt("digits"))));
    }

    private static @Nullable String slug(@Nullable FailureReason reason) {
        return reason == null ? null : reason.slug();
    }

    private static @Nullable FailureReason reason(ResultSet row, String column) throws SQLException {
        String slug = row.getString(column);
        return slug == null ? null : FailureReason.ofSlug(slug);
    }
}
