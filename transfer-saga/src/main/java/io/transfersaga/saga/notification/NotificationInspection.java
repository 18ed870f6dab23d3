// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.saga.notification;

import io.transfersaga.events.TransferId;
import io.transfersaga.saga.notification.NotificationView.Attempt;
import io.transfersaga.saga.notification.NotificationView.Retry;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/** Reads notifications for people; what it says of one is of one instant. */
@Component
class NotificationInspection {

    /** @param lag how long the attempt that should be made next has been due; zero when none is due */
    record Counts(long pending, long exhausted, Duration lag) {}

    private static final int SHOWN = 100;
    private static final int MAX_COUNTED = 10_000;

    private static final String FIND = """
            select saga.transfer_id, saga.callback_url, notification.state,
                case when not notification.under_way then notification.next_attempt_at end as next_attempt_at
            from saga left join notification on notification.transfer_id = saga.transfer_id
            where saga.transfer_id = ?""";

    private static final String ATTEMPTS = """
            select at, status, error, duration_millis from notification_attempt where transfer_id = ?
            order by seq desc limit ?""";

    private static final String RETRIES =
            "select at, actor, note from notification_retry where transfer_id = ? order by seq desc limit ?";

    private static final String COUNT = """
            select (select count(*) from (select 1 from notification where next_attempt_at is not null limit ?) p)
                    as pending,
                (select count(*) from (select 1 from notification where state = 'EXHAUSTED' limit ?) e) as exhausted,
                (select min(next_attempt_at) from notification) as next_due""";

    private final JdbcTemplate jdbc;
    private final Clock clock;

    NotificationInspection(JdbcTemplate jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public Optional<NotificationView> find(TransferId transferId) {
        return jdbc.query(FIND, (row, n) -> view(row), transferId.value()).stream()
                .findFirst();
    }

    /** At a bounded cost, along the indexes. */
    Counts count() {
        Instant now = clock.instant();
        return Objects.requireNonNull(jdbc.queryForObject(
                COUNT,
                (row, n) -> new Counts(
                        row.getLong("pending"), row.getLong("exhausted"), since(instant(row, "next_due"), now)),
                MAX_COUNTED,
                MAX_COUNTED));
    }

    private NotificationView view(ResultSet row) throws SQLException {
        UUID transferId = row.getObject("transfer_id", UUID.class);
        String state = row.getString("state");
        return new NotificationView(
                transferId,
                Notice.id(new TransferId(transferId)),
                row.getString("callback_url"),
                state == null ? null : NotificationState.valueOf(state),
                instant(row, "next_attempt_at"),
                attempts(transferId),
                retries(transferId));
    }

    private List<Attempt> attempts(UUID transferId) {
        return oldestFirst(jdbc.query(
                ATTEMPTS,
                (row, n) -> new Attempt(
                        Objects.requireNonNull(instant(row, "at")),
                        row.getObject("status", Integer.class),
                        row.getString("error"),
                        row.getLong("duration_millis")),
                transferId,
                SHOWN));
    }

    private List<Retry> retries(UUID transferId) {
        return oldestFirst(jdbc.query(
                RETRIES,
                (row, n) -> new Retry(
                        Objects.requireNonNull(instant(row, "at")), row.getString("actor"), row.getString("note")),
                transferId,
                SHOWN));
    }

    private static <T> List<T> oldestFirst(List<T> newestFirst) {
        List<T> turned = new ArrayList<>(newestFirst);
        Collections.reverse(turned);
        return turned;
    }

    private static Duration since(@Nullable Instant then, Instant now) {
        return then == null || then.isAfter(now) ? Duration.ZERO : Duration.between(then, now);
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
