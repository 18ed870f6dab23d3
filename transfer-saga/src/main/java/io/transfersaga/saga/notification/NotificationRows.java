// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.saga.notification;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** The notifications that wait, and the attempts that are made of them. Every method needs a transaction. */
@Component
class NotificationRows {

    /** Beyond so many at once, those whose turn would be last wait until there are fewer. */
    private static final int MAX_RECEIVERS = 10_000;

    private static final String INSERT = """
            insert into notification (transfer_id, receiver, state, next_attempt_at, under_way, attempts, tries)
            values (?, ?, ?, ?, false, 0, 0) on conflict do nothing""";

    private static final String DUE_RECEIVERS = """
            select receiver from notification where next_attempt_at <= ?
            group by receiver order by min(next_attempt_at) limit ?""";

    private static final String DUE = """
            select transfer_id, attempts, tries from notification where receiver = ? and next_attempt_at <= ?
            order by next_attempt_at limit ? for update skip locked""";

    private static final String CLAIM = """
            update notification set next_attempt_at = ?, under_way = true, attempts = ?, tries = ?
            where transfer_id = ?""";

    private static final String TRANSFERS = "select * from saga where transfer_id = any (?)";

    private static final String INSERT_ATTEMPT = """
            insert into notification_attempt (transfer_id, seq, at, duration_millis, status, error)
            values (?, ?, ?, ?, ?, ?) on conflict do nothing""";

    /** Whoever was thought lost, and comes late with bad news, changes nothing. */
    private static final String FINISH = """
            update notification set state = ?, next_attempt_at = ?, under_way = false
            where transfer_id = ? and state = 'PENDING' and (attempts = ? or ?)""";

    private static final String DELETE_ATTEMPTS = """
            delete from notification_attempt where (transfer_id, seq) in (
                select transfer_id, seq from notification_attempt where at < ? order by at limit ?)""";

    /** @param next when it is attempted again; null when it is not */
    record Ending(
            Finished finished,
            NotificationState state,
            @Nullable Instant next) {}

    private record Due(UUID transferId, String receiver, int attempts, int tries) {}

    private record Message(String callbackUrl, EndedTransfer transfer) {}

    private final JdbcTemplate jdbc;

    NotificationRows(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** @param due when the first attempt is; null when there is none */
    void add(Map<UUID, String> callbackUrls, NotificationState state, @Nullable Instant due) {
        jdbc.batchUpdate(INSERT, callbackUrls.entrySet(), callbackUrls.size(), (statement, transfer) -> {
            statement.setObject(1, transfer.getKey());
            statement.setString(2, CallbackUrl.receiver(transfer.getValue()));
            statement.setString(3, state.name());
            bindTimestamp(statement, 4, due);
        });
    }

    /** Those for whom something is due, the longest waiting first. */
    List<String> dueReceivers(Instant now) {
        return jdbc.queryForList(DUE_RECEIVERS, String.class, now.atOffset(ZoneOffset.UTC), MAX_RECEIVERS);
    }

    /**
     * Takes attempts that are due, the longest due first. What another instance is taking is passed over.
     *
     * @param turns how many, by receiver
     * @param lost when to give up an attempt whose end nobody tells, and make the next
     */
    List<Claim> claim(Map<String, Integer> turns, Instant now, Instant lost) {
        List<Due> due = new ArrayList<>();
        turns.forEach((receiver, count) -> due.addAll(jdbc.query(
                DUE,
                (row, n) -> new Due(
                        row.getObject("transfer_id", UUID.class),
                        receiver,
                        row.getInt("attempts"),
                        row.getInt("tries")),
                receiver,
                now.atOffset(ZoneOffset.UTC),
                count)));
        if (due.isEmpty()) {
            return List.of();
        }
        jdbc.batchUpdate(CLAIM, due, due.size(), (statement, row) -> {
            bindTimestamp(statement, 1, lost);
            statement.setInt(2, row.attempts() + 1);
            statement.setInt(3, row.tries() + 1);
            statement.setObject(4, row.transferId());
        });
        Map<UUID, Message> messages = messages(due.stream().map(Due::transferId).toArray());
        return due.stream()
                .filter(row -> messages.containsKey(row.transferId()))
                .map(row -> claim(row, messages.get(row.transferId())))
                .toList();
    }

    /** Writing the same again changes nothing. */
    void finish(List<Ending> endings) {
        jdbc.batchUpdate(INSERT_ATTEMPT, endings, endings.size(), NotificationRows::bindAttempt);
        jdbc.batchUpdate(FINISH, endings, endings.size(), (statement, ending) -> {
            Claim claim = ending.finished().claim();
            statement.setString(1, ending.state().name());
            bindTimestamp(statement, 2, ending.next());
            statement.setObject(3, claim.transferId().value());
            statement.setInt(4, claim.attempt());
            statement.setBoolean(5, ending.state() == NotificationState.DELIVERED);
        });
    }

    /** Deletes attempts from before that time, the oldest first; returns how many there were. */
    int deleteAttemptsBefore(Instant time, int limit) {
        return jdbc.update(DELETE_ATTEMPTS, time.atOffset(ZoneOffset.UTC), limit);
    }

    private Map<UUID, Message> messages(Object[] transferIds) {
        Map<UUID, Message> messages = new HashMap<>();
        jdbc.query(
                connection -> {
                    PreparedStatement statement = connection.prepareStatement(TRANSFERS);
                    statement.setArray(1, connection.createArrayOf("uuid", transferIds));
                    return statement;
                },
                row -> {
                    EndedTransfer transfer = EndedTransfer.read(row);
                    messages.put(transfer.transferId(), new Message(row.getString("callback_url"), transfer));
                });
        return messages;
    }

    private static Claim claim(Due due, @Nullable Message message) {
        Message known = Objects.requireNonNull(message);
        return new Claim(due.receiver(), due.attempts() + 1, due.tries() + 1, known.callbackUrl(), known.transfer());
    }

    private static void bindAttempt(PreparedStatement statement, Ending ending) throws SQLException {
        Claim claim = ending.finished().claim();
        Result result = ending.finished().result();
        Failure failure = result.failure();
        statement.setObject(1, claim.transferId().value());
        statement.setInt(2, claim.attempt());
        bindTimestamp(statement, 3, result.at());
        statement.setLong(4, result.duration().toMillis());
        statement.setObject(5, result.status(), Types.INTEGER);
        statement.setString(6, failure == null ? null : failure.slug());
    }

    private static void bindTimestamp(PreparedStatement statement, int index, @Nullable Instant time)
            throws SQLException {
        statement.setObject(index, time == null ? null : time.atOffset(ZoneOffset.UTC), Types.TIMESTAMP_WITH_TIMEZONE);
    }
}
