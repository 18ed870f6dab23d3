// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.account.messaging.table;

import static io.transfersaga.account.ledger.Columns.time;

import io.transfersaga.account.ledger.Columns;
import io.transfersaga.account.ledger.GrowingWait;
import io.transfersaga.events.TransferId;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * The statements on the table {@code message}. A row is of use only to send its message: what was debited stands
 * elsewhere, so that a row may be deleted once its message has been sent.
 */
@Component
public class MessageTable {

    /** However many there are, no more rows are looked at to count them. */
    static final int MAX_COUNTED = 10_000;

    private static final Duration LONGEST_WAIT = Duration.ofMinutes(10);

    /** For whoever wants to know why; the transfer does not need it. */
    private static final Duration DEAD_STAY = Duration.ofDays(90);

    private static final int LONGEST_CAUSE = 500;

    private static final String INSERT = """
            insert into message (transfer_id, topic, properties, body, status, created_at, next_at, resends)
            values (?, ?, ?, ?, 'NEW', ?, ?, 0)""";

    private final JdbcTemplate jdbc;
    private final GrowingWait wait;
    private final Duration retention;

    MessageTable(JdbcTemplate jdbc, PublishingProperties properties) {
        this.jdbc = jdbc;
        this.wait = new GrowingWait(properties.resendAfter(), LONGEST_WAIT);
        this.retention = properties.sentMessageRetention();
    }

    /** Until when a message that is stored now is its own instance's to send; after that, it is anybody's. */
    Instant firstResend(Instant now) {
        return now.plus(wait.after(0));
    }

    void insert(List<StoredMessage> stored, Instant now, Instant resendAt) {
        jdbc.batchUpdate(
                INSERT,
                stored.stream().map(message -> newRow(message, now, resendAt)).toList());
    }

    private static @Nullable Object[] newRow(StoredMessage stored, Instant now, Instant resendAt) {
        return new @Nullable Object[] {
            stored.transferId().value(),
            stored.message().getTopic(),
            stored.properties(),
            stored.message().getBody(),
            time(now),
            time(resendAt)
        };
    }

    /**
     * Takes those that nobody has confirmed for too long, the longest waiting first, and moves the time of each on:
     * until then they are the taker's alone. What another instance is taking is passed over.
     */
    List<StoredMessage> take(Instant now, int limit) {
        List<Due> due = jdbc.query(
                "select " + StoredMessage.COLUMNS + """
                        , resends from message where status = 'NEW' and next_at <= ?
                        order by next_at limit ? for update skip locked""",
                (row, number) -> new Due(StoredMessage.read(row, number), row.getInt("resends")),
                time(now),
                limit);
        if (!due.isEmpty()) {
            jdbc.batchUpdate(
                    "update message set next_at = ?, resends = resends + 1 where transfer_id = ?",
                    due.stream().map(each -> moveOn(each, now)).toList());
        }
        return due.stream().map(Due::stored).toList();
    }

    private Object[] moveOn(Due due, Instant now) {
        return new Object[] {
            time(now.plus(wait.after(due.resends() + 1))),
            due.stored().transferId().value()
        };
    }

    /** The broker has them. */
    void confirm(Collection<TransferId> ids, Instant now) {
        jdbc.update(
                "update message set status = 'SENT', next_at = ? where transfer_id = any(?) and status = 'NEW'",
                time(now.plus(retention)),
                Columns.ids(ids));
    }

    /**
     * The broker will never take it.
     *
     * @return whether that is news
     */
    boolean giveUp(TransferId id, String cause, Instant now) {
        return jdbc.update(
                        "update message set status = 'DEAD', cause = ?, next_at = ? where transfer_id = ? and status = 'NEW'",
                        cause.substring(0, Math.min(cause.length(), LONGEST_CAUSE)),
                        time(now.plus(DEAD_STAY)),
                        id.value())
                > 0;
    }

    /** Deletes some of those that are to go. What another instance is deleting is passed over. */
    int delete(String status, Instant now, int limit) {
        List<TransferId> due = jdbc.query(
                """
                select transfer_id from message where status = ? and next_at <= ?
                order by next_at limit ? for update skip locked""", (row, number) -> new TransferId(row.getObject(1, UUID.class)), status, time(now), limit);
        return due.isEmpty() ? 0 : jdbc.update("delete from message where transfer_id = any(?)", Columns.ids(due));
    }

    /** Counts those that are not confirmed, and the dead ones whose transfers still wait for an outcome. */
    public MessageBacklog backlog(Instant now) {
        Long dead = jdbc.queryForObject("""
                select count(*) from (select transfer_id from message where status = 'DEAD' limit ?) dead_messages
                join transfer on transfer.transfer_id = dead_messages.transfer_id
                where transfer.next_reconcile_at is not null""", Long.class, MAX_COUNTED);
        return Objects.requireNonNull(jdbc.queryForObject(
                """
                select count(*) as unsent, min(created_at) as oldest
                from (select created_at from message where status = 'NEW' order by next_at limit ?) new_messages""",
                (row, number) -> MessageBacklog.of(
                        row.getLong("unsent"),
                        row.getObject("oldest", OffsetDateTime.class),
                        dead == null ? 0 : dead,
                        now),
                MAX_COUNTED));
    }

    private record Due(StoredMessage stored, int resends) {}
}
