// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.saga.notification;

import io.transfersaga.events.TransferId;
import io.transfersaga.saga.inspection.OperatorRequest;
import io.transfersaga.saga.inspection.SagaProblems;
import io.transfersaga.saga.process.EndedSaga;
import io.transfersaga.saga.process.EndedSagaListener;
import io.transfersaga.web.ProblemException;
import io.transfersaga.web.ProblemType;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.axonframework.common.transaction.TransactionManager;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Begins notifications: in the transaction that ends a saga, for those whose callers want one; and anew, when an
 * operator asks.
 */
final class Notifications implements EndedSagaListener {

    private static final String SAGA =
            "select callback_url, ended_at is not null as ended from saga where transfer_id = ?";

    /** An attempt that is under way decides nothing any more: one more is made. */
    private static final String RESTART = """
            update notification set state = 'PENDING', next_attempt_at = ?, tries = 0,
                attempts = attempts + case when under_way then 1 else 0 end, under_way = false
            where transfer_id = ?""";

    private static final String RECORD = """
            insert into notification_retry (transfer_id, seq, at, actor, note)
            select ?, count(*) + 1, ?, ?, ? from notification_retry where transfer_id = ?""";

    private record Saga(@Nullable String callbackUrl, boolean ended) {}

    private final NotificationRows rows;
    private final JdbcTemplate jdbc;
    private final TransactionManager transactions;
    private final NotificationDriver driver;
    private final Clock clock;
    private final boolean on;

    /** @param on whether there is anything to sign with */
    Notifications(
            NotificationRows rows,
            JdbcTemplate jdbc,
            TransactionManager transactions,
            NotificationDriver driver,
            Clock clock,
            boolean on) {
        this.rows = rows;
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.driver = driver;
        this.clock = clock;
        this.on = on;
    }

    @Override
    public void ended(List<EndedSaga> sagas) {
        Map<UUID, String> callbackUrls = new HashMap<>();
        for (EndedSaga saga : sagas) {
            String callbackUrl = saga.callbackUrl();
            if (callbackUrl != null) {
                callbackUrls.put(saga.transferId().value(), callbackUrl);
            }
        }
        if (!callbackUrls.isEmpty()) {
            add(callbackUrls);
            afterCommit(driver::wake);
        }
    }

    /**
     * Begins the schedule anew, now, whatever has come of it before.
     *
     * @throws ProblemException 404 {@code saga-not-found}; 409 {@code saga-not-ended}, {@code no-callback-url} or
     *     {@code notifications-off}
     */
    void retry(TransferId transferId, OperatorRequest.Checked request) {
        transactions.executeInTransaction(() -> {
            Saga saga = jdbc
                    .query(
                            SAGA,
                            (row, n) -> new Saga(row.getString("callback_url"), row.getBoolean("ended")),
                            transferId.value())
                    .stream()
                    .findFirst()
                    .orElseThrow(SagaProblems::notFound);
            // Also for what ended before there were notifications.
            add(Map.of(transferId.value(), checked(saga)));
            jdbc.update(RESTART, clock.instant().atOffset(ZoneOffset.UTC), transferId.value());
            jdbc.update(
                    RECORD,
                    transferId.value(),
                    clock.instant().atOffset(ZoneOffset.UTC),
                    request.actor(),
                    request.reason(),
                    transferId.value());
        });
        driver.wake();
    }

    private String checked(Saga saga) {
        String callbackUrl = saga.callbackUrl();
        if (callbackUrl == null) {
            throw new ProblemException(ProblemType.NO_CALLBACK_URL);
        }
        if (!saga.ended()) {
            throw new ProblemException(ProblemType.SAGA_NOT_ENDED);
        }
        if (!on) {
            throw new ProblemException(ProblemType.NOTIFICATIONS_OFF);
        }
        return callbackUrl;
    }

    private void add(Map<UUID, String> callbackUrls) {
        Instant due = on ? clock.instant() : null;
        rows.add(callbackUrls, on ? NotificationState.PENDING : NotificationState.OFF, due);
    }

    private static void afterCommit(Runnable action) {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                action.run();
            }
        });
    }
}
