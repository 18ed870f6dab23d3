// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.saga.console;

import io.transfersaga.events.AccountId;
import io.transfersaga.events.Topics;
import io.transfersaga.saga.inspection.HistoryView;
import io.transfersaga.saga.inspection.SagaView;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The messages that made a saga what it is, as its history tells: each entry is a message that came, and each let a
 * command go. What was sent again by time-out is not told apart: the history does not know of it.
 */
final class MessageTrail {

    /**
     * @param at when it came, or, for a command, when it went for the first time
     * @param attempt null but for attempts to credit
     */
    record Passage(Instant at, String message, @Nullable Object attempt, String from, String to, String topic) {}

    private static final String SAGA = "saga";

    private final List<Passage> passages = new ArrayList<>();
    private final String source;
    private final String target;

    private MessageTrail(SagaView saga) {
        this.source = AccountId.of(saga.sourceAccountId()).ledger();
        this.target = AccountId.of(saga.targetAccountId()).ledger();
    }

    /** In the order of time; a next attempt that lies ahead is not there yet. */
    static List<Passage> of(SagaView saga, Instant now) {
        var trail = new MessageTrail(saga);
        Stage.history(saga).forEach(entry -> trail.follow(entry, now));
        return List.copyOf(trail.passages);
    }

    private void follow(HistoryView entry, Instant now) {
        Instant at = entry.at();
        switch (entry.type()) {
            case "MoneyDebited" -> {
                passages.add(new Passage(at, entry.type(), null, source, SAGA, Topics.MONEY_DEBITED));
                command(at, "CreditAccount", 1, target);
            }
            case "CreditAttemptFailed" -> failed(entry, now);
            case "CreditAbandoned" -> {
                event(entry, null, target);
                command(at, "RefundAccount", null, source);
            }
            case "MoneyCredited" -> {
                event(entry, null, target);
                command(at, "TransferCompleted", null, source);
            }
            case "MoneyRefunded" -> event(entry, null, source);
            case "RefundRequested" -> command(at, "AbandonCredit", null, target);
            default -> {
                // an operator's retry sends again what was sent already
            }
        }
    }

    private void failed(HistoryView entry, Instant now) {
        Object attempt = entry.detail().get("attempt");
        event(entry, attempt, target);
        if (entry.detail().get("nextAttemptAt") instanceof Instant next) {
            if (!next.isAfter(now) && attempt instanceof Integer made) {
                command(next, "CreditAccount", made + 1, target);
            }
        } else {
            command(entry.at(), "AbandonCredit", null, target);
        }
    }

    private void event(HistoryView entry, @Nullable Object attempt, String from) {
        passages.add(new Passage(entry.at(), entry.type(), attempt, from, SAGA, Topics.TRANSFER_EVENTS));
    }

    private void command(Instant at, String message, @Nullable Object attempt, String to) {
        passages.add(new Passage(at, message, attempt, SAGA, to, Topics.ledger(to)));
    }
}
