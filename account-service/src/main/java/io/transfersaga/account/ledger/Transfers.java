// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.account.ledger;

import static io.transfersaga.account.ledger.Columns.time;

import io.transfersaga.events.AccountId;
import io.transfersaga.events.FailureReason;
import io.transfersaga.events.Transfer;
import io.transfersaga.events.TransferId;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** The transfers that started on this ledger. Their status changes once, from {@link TransferStatus#DEBITED}. */
@Component
public class Transfers {

    /** Unique: a key belongs to one transfer for ever. */
    public static final String KEY_CONSTRAINT = "transfer_idempotency_key";

    private static final String SELECT = "select " + StoredTransfer.COLUMNS + " from transfer";

    private static final String INSERT = """
            insert into transfer (transfer_id, idempotency_key, body_hash, source_account_id, target_account_id, amount,
                currency, digits, reference, callback_url, status, created_at, next_reconcile_at, reconciles)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0)""";

    private final JdbcTemplate jdbc;

    Transfers(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    public Optional<StoredTransfer> find(TransferId id) {
        return jdbc.query(SELECT + " where transfer_id = ?", StoredTransfer::read, id.value()).stream()
                .findFirst();
    }

    /** Those that have one of these keys, by their key. */
    public Map<String, StoredTransfer> findByKeys(Collection<String> idempotencyKeys) {
        Map<String, StoredTransfer> found = new HashMap<>();
        jdbc.query(SELECT + " where idempotency_key = any(?)", StoredTransfer::read, Columns.texts(idempotencyKeys))
                .forEach(stored -> found.put(stored.idempotencyKey(), stored));
        return found;
    }

    /**
     * Writes at once: what the unique key says about them must be known before anything else is done. In the order of
     * their keys, so that no two who write the same keys wait for each other in a ring.
     *
     * @param reconcileAfter how long each waits for its outcome before that is asked for
     */
    public void insert(List<StoredTransfer> transfers, Duration reconcileAfter) {
        List<@Nullable Object[]> rows = transfers.stream()
                .sorted(Comparator.comparing(StoredTransfer::idempotencyKey))
                .map(stored -> newRow(stored, stored.createdAt().plus(reconcileAfter)))
                .toList();
        if (rows.size() == 1) {
            jdbc.update(INSERT, rows.get(0));
        } else if (!rows.isEmpty()) {
            jdbc.batchUpdate(INSERT, rows);
        }
    }

    private static @Nullable Object[] newRow(StoredTransfer stored, Instant reconcileAt) {
        Transfer transfer = stored.transfer();
        return new @Nullable Object[] {
            transfer.transferId().value(),
            stored.idempotencyKey(),
            stored.bodyHash(),
            transfer.sourceAccountId().toString(),
            transfer.targetAccountId().toString(),
            transfer.money().minorUnits(),
            transfer.money().currency().code(),
            transfer.money().currency().digits(),
            stored.reference(),
            stored.callbackUrl(),
            stored.status().name(),
            time(stored.createdAt()),
            time(reconcileAt)
        };
    }

    /**
     * Transfers from the account whose outcome is not known yet. Under the account's lock, there will be no more of
     * them.
     */
    long inFlightFrom(AccountId source) {
        Long count = jdbc.queryForObject(
                "select count(*) from transfer where source_account_id = ? and next_reconcile_at is not null",
                Long.class,
                source.toString());
        return count == null ? 0 : count;
    }

    /** Those of them that started here, locked until the transaction ends. */
    public Map<TransferId, StoredTransfer> lock(Collection<TransferId> ids) {
        Map<TransferId, StoredTransfer> found = new HashMap<>();
        if (!ids.isEmpty()) {
            jdbc.query(
                            SELECT + " where transfer_id = any(?) order by transfer_id for update",
                            StoredTransfer::read,
                            Columns.ids(ids))
                    .forEach(stored -> found.put(stored.transfer().transferId(), stored));
        }
        return found;
    }

    /** The status of those of them that started here. */
    public Map<TransferId, TransferStatus> statuses(Collection<TransferId> ids) {
        Map<TransferId, TransferStatus> found = new HashMap<>();
        if (!ids.isEmpty()) {
            jdbc.query(
                    "select transfer_id, status from transfer where transfer_id = any(?)",
                    row -> {
                        found.put(Columns.transferId(row), TransferStatus.valueOf(row.getString("status")));
                    },
                    Columns.ids(ids));
        }
        return found;
    }

    /**
     * Ends those that are {@link TransferStatus#DEBITED} as {@link TransferStatus#COMPLETED}.
     *
     * @return those that were not
     */
    public Set<TransferId> complete(Collection<TransferId> ids, Instant at) {
        List<TransferId> sorted = ids.stream().distinct().sorted().toList();
        Set<TransferId> unchanged = new HashSet<>();
        if (!sorted.isEmpty()) {
            int[] counts = jdbc.batchUpdate(
                    """
                    update transfer set status = 'COMPLETED', ended_at = ?, next_reconcile_at = null
                    where transfer_id = ? and status = 'DEBITED'""",
                    sorted.stream()
                            .map(id -> new Object[] {time(at), id.value()})
                            .toList());
            for (int i = 0; i < counts.length; i++) {
                if (counts[i] == 0) {
                    unchanged.add(sorted.get(i));
                }
            }
        }
        return unchanged;
    }

    /** Ends transfers that are locked and {@link TransferStatus#DEBITED} as {@link TransferStatus#REFUNDED}. */
    public void refund(SortedMap<TransferId, FailureReason> reasons, Instant at) {
        if (reasons.isEmpty()) {
            return;
        }
        int[] counts = jdbc.batchUpdate(
                """
                update transfer set status = 'REFUNDED', failure = ?, ended_at = ?, next_reconcile_at = null
                where transfer_id = ? and status = 'DEBITED'""",
                reasons.entrySet().stream()
                        .map(e -> new Object[] {
                            e.getValue().slug(), time(at), e.getKey().value()
                        })
                        .toList());
        for (int count : counts) {
            if (count == 0) {
                throw new OptimisticLockingFailureException("a transfer ended although its row was locked");
            }
        }
    }
}
