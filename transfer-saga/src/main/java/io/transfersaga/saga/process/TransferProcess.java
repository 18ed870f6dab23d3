// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.saga.process;

import io.transfersaga.engine.AwaitedAnswer;
import io.transfersaga.engine.CommandTimeout;
import io.transfersaga.engine.History;
import io.transfersaga.engine.HistoryEntry;
import io.transfersaga.engine.SagaProcess;
import io.transfersaga.events.FailureReason;
import io.transfersaga.events.Transfer;
import io.transfersaga.events.TransferMessage.AbandonCredit;
import io.transfersaga.events.TransferMessage.Command;
import io.transfersaga.events.TransferMessage.CreditAbandoned;
import io.transfersaga.events.TransferMessage.CreditAccount;
import io.transfersaga.events.TransferMessage.CreditAttemptFailed;
import io.transfersaga.events.TransferMessage.MoneyCredited;
import io.transfersaga.events.TransferMessage.MoneyDebited;
import io.transfersaga.events.TransferMessage.MoneyRefunded;
import io.transfersaga.events.TransferMessage.RefundAccount;
import io.transfersaga.events.TransferMessage.TransferCompleted;
import io.transfersaga.saga.process.ProcessSignal.RefundRequested;
import io.transfersaga.saga.process.ProcessSignal.RetryRequested;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Everything that a saga knows, and what each message makes of it. Each method expects a message that
 * {@link TransferAdmission} admits, and returns the saga as it is afterwards.
 */
record TransferProcess(
        Debit debit,
        SagaState state,
        CreditProgress credit,
        AwaitedAnswer awaited,
        Instant startedAt,
        Instant updatedAt,
        @Nullable Instant endedAt,
        History history)
        implements SagaProcess {

    static TransferProcess startedBy(MoneyDebited debited, CommandTimeout timeout, Instant now) {
        var awaited = AwaitedAnswer.sent(now, timeout);
        return new TransferProcess(
                        Debit.of(debited),
                        SagaState.CREDITING,
                        CreditProgress.first(),
                        awaited,
                        now,
                        now,
                        null,
                        History.none())
                .recorded(HistoryEntry.of(now, debited));
    }

    TransferProcess creditedBy(MoneyCredited credited, Instant now) {
        return ended(SagaState.COMPLETED, now).recorded(HistoryEntry.of(now, credited));
    }

    /** Sends nothing: the timer makes the next attempt after the back-off, or asks to abandon the credit at once. */
    TransferProcess attemptFailedBy(CreditAttemptFailed failed, CreditRetryPolicy policy, Instant now) {
        FailureReason reason = failed.reason();
        if (policy.isLast(failed.attempt())) {
            return with(SagaState.CREDITING, credit.exhaustedBy(reason), AwaitedAnswer.due(now))
                    .recorded(HistoryEntry.failedAttempt(now, failed, reason.slug(), failed.attempt(), null));
        }
        Instant next = now.plus(policy.backoffAfter(failed.attempt()));
        return with(SagaState.CREDITING, credit.nextAfter(reason), AwaitedAnswer.backOffUntil(next))
                .recorded(HistoryEntry.failedAttempt(now, failed, reason.slug(), failed.attempt(), next));
    }

    /** The only way to a refund: the target's ledger has ruled the credit out for good. */
    TransferProcess abandonedBy(CreditAbandoned abandoned, CommandTimeout timeout, Instant now) {
        FailureReason reason = abandoned.reason();
        CreditProgress ruledOut = credit.givenUp(attemptsMade(), reason).ruledOut(reason);
        return with(SagaState.REFUNDING, ruledOut, AwaitedAnswer.sent(now, timeout))
                .recorded(HistoryEntry.of(now, abandoned, reason.slug()));
    }

    TransferProcess refundedBy(MoneyRefunded refunded, Instant now) {
        return ended(SagaState.REFUNDED, now).recorded(HistoryEntry.of(now, refunded, reason().slug()));
    }

    /** Sent, for the first time or again. That is no new attempt: a command that waits in the broker has not failed. */
    TransferProcess commandSent(CommandTimeout timeout, Instant now) {
        return with(state, credit, awaited.sentAgain(now, timeout));
    }

    TransferProcess retryRequestedBy(RetryRequested request, Instant now) {
        return with(state, credit, awaited.hurried(now))
                .recorded(HistoryEntry.request(now, request, request.actor(), request.note()));
    }

    /** Never a refund by itself: the credit may have happened, or may win the race. */
    TransferProcess refundRequestedBy(RefundRequested request, Instant now) {
        HistoryEntry entry = HistoryEntry.request(now, request, request.actor(), request.note());
        if (state != SagaState.CREDITING) {
            return recorded(entry);
        }
        AwaitedAnswer abandon = credit.abandoning() ? awaited.hurried(now) : AwaitedAnswer.due(now);
        return with(state, credit.givenUp(attemptsMade(), FailureReason.OPERATOR), abandon)
                .recorded(entry);
    }

    /** The one command that this saga waits for an answer to; null when it has ended. */
    @Nullable
    Command awaitedCommand(Instant now) {
        return switch (state) {
            case CREDITING ->
                credit.abandoning()
                        ? new AbandonCredit(transfer(), reason(), now)
                        : new CreditAccount(transfer(), credit.attempt(), now);
            case REFUNDING -> new RefundAccount(transfer(), reason(), now);
            case COMPLETED, REFUNDED -> null;
        };
    }

    TransferCompleted outcome(Instant now) {
        return new TransferCompleted(transfer(), now);
    }

    /** The attempt under way, or during back-off the last one made. */
    int attemptsMade() {
        return awaited.isBackOff() ? credit.attempt() - 1 : credit.attempt();
    }

    boolean awaitsAttempt(int attempt) {
        return !credit.abandoning() && credit.attempt() == attempt;
    }

    boolean isDue(Instant now) {
        return awaited.isDue(now);
    }

    Transfer transfer() {
        return debit.transfer();
    }

    @Override
    public UUID id() {
        return transfer().transferId().value();
    }

    private FailureReason reason() {
        return Objects.requireNonNull(credit.reason(), "a credit is given up for a reason");
    }

    private TransferProcess ended(SagaState outcome, Instant now) {
        CreditProgress made = awaited.isBackOff()
                ? new CreditProgress(attemptsMade(), credit.abandoning(), credit.reason(), credit.lastFailure())
                : credit;
        return new TransferProcess(debit, outcome, made, AwaitedAnswer.nothing(), startedAt, updatedAt, now, history);
    }

    private TransferProcess with(SagaState newState, CreditProgress newCredit, AwaitedAnswer newAwaited) {
        return new TransferProcess(debit, newState, newCredit, newAwaited, startedAt, updatedAt, endedAt, history);
    }

    private TransferProcess recorded(HistoryEntry entry) {
        return new TransferProcess(debit, state, credit, awaited, startedAt, entry.at(), endedAt, history.with(entry));
    }
}
