// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package com.example.order;

import com.example.order.OrderMessage.Abandon;
import com.example.order.OrderMessage.Abandoned;
import com.example.order.OrderMessage.CancelRequested;
import com.example.order.OrderMessage.GiveBack;
import com.example.order.OrderMessage.GivenBack;
import com.example.order.OrderMessage.OrderEnded;
import com.example.order.OrderMessage.OrderPlaced;
import com.example.order.OrderMessage.Take;
import com.example.order.OrderMessage.TakeFailed;
import com.example.order.OrderMessage.Taken;
import io.transfersaga.engine.AwaitedAnswer;
import io.transfersaga.engine.CommandTimeout;
import io.transfersaga.engine.History;
import io.transfersaga.engine.HistoryEntry;
import io.transfersaga.engine.SagaProcess;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

// tag::decision[]
/**
 * Everything that an order's saga knows, and what each message makes of it.
 *
 * @param part the one that is being taken, or given back
 * @param givenUp why no more is taken; null while it is
 */
record OrderProcess(
        Order order,
        OrderState state,
        Part part,
        int attempt,
        @Nullable String givenUp,
        AwaitedAnswer awaited,
        Instant startedAt,
        Instant updatedAt,
        @Nullable Instant endedAt,
        History history)
        implements SagaProcess {

    static final int MAX_ATTEMPTS = 3;
    static final Duration BACK_OFF = Duration.ofSeconds(1);

    static OrderProcess startedBy(OrderPlaced placed, CommandTimeout timeout, Instant now) {
        var awaited = AwaitedAnswer.sent(now, timeout);
        return new OrderProcess(
                        placed.order(),
                        OrderState.TAKING,
                        Part.PAYMENT,
                        1,
                        null,
                        awaited,
                        now,
                        now,
                        null,
                        History.none())
                .recorded(HistoryEntry.of(now, placed));
    }

    /** What was taken although it was given up goes back as well. */
    OrderProcess takenBy(Taken taken, CommandTimeout timeout, Instant now) {
        OrderProcess next = givenUp != null
                ? givingBack(part, timeout, now)
                : part.isLast() ? ended(OrderState.CONFIRMED, now) : taking(part.next(), timeout, now);
        return next.recorded(HistoryEntry.of(now, taken, part.name()));
    }

    /** Sends nothing: the timer makes the next attempt after the back-off, or asks to abandon the part at once. */
    OrderProcess failedBy(TakeFailed failed, Instant now) {
        boolean last = attempt >= MAX_ATTEMPTS;
        Instant next = last ? null : now.plus(BACK_OFF.multipliedBy(attempt));
        OrderProcess waiting = next == null
                ? with(state, part, attempt, failed.reason(), AwaitedAnswer.due(now))
                : with(state, part, attempt + 1, null, AwaitedAnswer.backOffUntil(next));
        return waiting.recorded(HistoryEntry.failedAttempt(now, failed, failed.reason(), attempt, next));
    }

    /** Only now is it certain that the part is not taken; what was taken before it goes back. */
    OrderProcess abandonedBy(Abandoned abandoned, CommandTimeout timeout, Instant now) {
        OrderProcess givenUp = with(state, part, attempt, abandoned.reason(), awaited);
        return givenUp.backFrom(part, timeout, now).recorded(HistoryEntry.of(now, abandoned, abandoned.reason()));
    }

    OrderProcess givenBackBy(GivenBack givenBack, CommandTimeout timeout, Instant now) {
        return backFrom(part, timeout, now).recorded(HistoryEntry.of(now, givenBack, part.name()));
    }

    /** Never gives back by itself: the part may have been taken, or may be yet. */
    OrderProcess cancelledBy(CancelRequested request, Instant now) {
        return with(state, part, attempt, "cancelled", AwaitedAnswer.due(now))
                .recorded(HistoryEntry.request(now, request, request.customer(), request.note()));
    }

    OrderProcess commandSent(CommandTimeout timeout, Instant now) {
        return with(state, part, attempt, givenUp, awaited.sentAgain(now, timeout));
    }

    /** The one command that this saga waits for an answer to; when it has ended, how. */
    OrderMessage command() {
        return switch (state) {
            case TAKING -> givenUp == null ? new Take(order, part, attempt) : new Abandon(order, part, givenUp);
            case GIVING_BACK -> new GiveBack(order, part);
            case CONFIRMED, CANCELLED -> new OrderEnded(id(), state == OrderState.CONFIRMED);
        };
    }

    boolean awaits(Part answered) {
        return part == answered;
    }

    boolean awaitsAttempt(int failed) {
        return givenUp == null && attempt == failed;
    }

    @Override
    public UUID id() {
        return order.orderId();
    }

    private OrderProcess taking(Part next, CommandTimeout timeout, Instant now) {
        return with(OrderState.TAKING, next, 1, null, AwaitedAnswer.sent(now, timeout));
    }

    private OrderProcess givingBack(Part taken, CommandTimeout timeout, Instant now) {
        return with(OrderState.GIVING_BACK, taken, attempt, givenUp, AwaitedAnswer.sent(now, timeout));
    }

    /** With everything from that part on not taken, or given back. */
    private OrderProcess backFrom(Part gone, CommandTimeout timeout, Instant now) {
        return gone.isFirst() ? ended(OrderState.CANCELLED, now) : givingBack(gone.previous(), timeout, now);
    }

    private OrderProcess ended(OrderState outcome, Instant now) {
        return new OrderProcess(
                order, outcome, part, attempt, givenUp, AwaitedAnswer.nothing(), startedAt, updatedAt, now, history);
    }

    private OrderProcess with(
            OrderState newState, Part newPart, int newAttempt, @Nullable String why, AwaitedAnswer newAwaited) {
        return new OrderProcess(
                order, newState, newPart, newAttempt, why, newAwaited, startedAt, updatedAt, endedAt, history);
    }

    private OrderProcess recorded(HistoryEntry entry) {
        return new OrderProcess(
                order, state, part, attempt, givenUp, awaited, startedAt, entry.at(), endedAt, history.with(entry));
    }
}
// end::decision[]
