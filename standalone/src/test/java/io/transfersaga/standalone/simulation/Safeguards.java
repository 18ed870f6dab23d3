// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.standalone.simulation;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** All safeguards, less the one that a test has removed: by its statements, its constraints or its messages. */
final class Safeguards {

    private static final Map<Safeguard, Set<String>> REPEATED = Map.of(
            Safeguard.TARGET_REPEATS_OUTCOME, Set.of("MoneyCredited", "CreditAbandoned"),
            Safeguard.SOURCE_REPEATS_OUTCOME, Set.of("MoneyRefunded"),
            Safeguard.SAGA_REPEATS_OUTCOME, Set.of("TransferCompleted"));

    private final Set<String> said = new HashSet<>();
    private @Nullable Safeguard removed;

    void remove(@Nullable Safeguard safeguard) {
        removed = safeguard;
    }

    void beginSchedule() {
        said.clear();
    }

    boolean lacks(Safeguard safeguard) {
        return removed == safeguard;
    }

    /** Whether a process without its safeguard would not say this again. */
    boolean isSilenced(String messageType, String transferId) {
        return removed != null
                && REPEATED.getOrDefault(removed, Set.of()).contains(messageType)
                && !said.add(messageType + transferId);
    }

    String rewrite(String sql) {
        if (removed == null) {
            return sql;
        }
        return switch (removed) {
            case CREDIT_ONCE ->
                sql.replace(
                        "select transfer_id, type, reason from entry where",
                        "select transfer_id, type, reason from entry where 1 = 0 and");
            case REFUND_ONCE ->
                sql.contains("from transfer where transfer_id = any(?) order by")
                        ? sql.replace(" status,", " 'DEBITED' as status,")
                        : sql.contains("set status = 'REFUNDED'") ? sql.replace("and status = 'DEBITED'", "") : sql;
            case ABANDON_REPEATED ->
                sql.replace("select * from saga where", "select false as abandoning, saga.* from saga where");
            case ONE_SAGA_ROW ->
                sql.replace("select * from saga where", "select * from saga where ended_at is null and");
            case FRESH_BALANCE ->
                sql.replace(
                        "balance, status, version from account",
                        "opening_balance as balance, status, version from account");
            default -> sql;
        };
    }

    void beforeCommit(Connection connection) throws SQLException {
        if (lacks(Safeguard.FENCE_WHEN_REFUSED)) {
            forgetFence(connection, "'account-closed', 'account-not-found', 'currency-mismatch'");
        } else if (lacks(Safeguard.FENCE_WHEN_EXHAUSTED)) {
            forgetFence(connection, "'account-frozen', 'ledger-unavailable'");
        } else if (lacks(Safeguard.FENCE_FOR_OPERATOR)) {
            forgetFence(connection, "'operator'");
        }
    }

    private static void forgetFence(Connection connection, String reasons) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            if (isLedger(connection)) {
                statement.executeUpdate(
                        "delete from entry where outcome = 'ABANDONED' and reason in (" + reasons + ")");
            }
        }
    }

    private static boolean isLedger(Connection connection) throws SQLException {
        return !connection.getMetaData().getURL().contains("saga");
    }

    /** What the schemas do without. */
    List<Constraint> missingConstraints() {
        if (removed == null) {
            return List.of();
        }
        return switch (removed) {
            case KEY_UNIQUE ->
                List.of(new Constraint("transfer", "transfer_idempotency_key", "unique (idempotency_key)"));
            case CREDIT_ONCE, REFUND_ONCE ->
                List.of(new Constraint("entry", "entry_once_per_transfer", "unique (transfer_id, type)"));
            case ONE_SAGA_ROW ->
                List.of(
                        new Constraint("saga", "saga_pk", "primary key (transfer_id)"),
                        new Constraint("saga_history", "saga_history_pk", "primary key (transfer_id, seq)"));
            default -> List.of();
        };
    }

    /** One that can be dropped and restored. */
    record Constraint(String table, String name, String definition) {

        boolean isSagas() {
            return table.startsWith("saga");
        }

        String drop() {
            return "alter table " + table + " drop constraint " + name;
        }

        String restore() {
            return "alter table " + table + " add constraint " + name + " " + definition;
        }
    }
}
