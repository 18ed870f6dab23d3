// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.saga.process;

import io.transfersaga.engine.CommandTimeout;
import io.transfersaga.events.AccountId;
import io.transfersaga.events.FailureReason;
import io.transfersaga.events.Money;
import io.transfersaga.events.Transfer;
import io.transfersaga.events.TransferId;
import io.transfersaga.events.TransferMessage.AbandonCredit;
import io.transfersaga.events.TransferMessage.CreditAbandoned;
import io.transfersaga.events.TransferMessage.CreditAccount;
import io.transfersaga.events.TransferMessage.CreditAttemptFailed;
import io.transfersaga.events.TransferMessage.MoneyCredited;
import io.transfersaga.events.TransferMessage.MoneyDebited;
import io.transfersaga.events.TransferMessage.MoneyRefunded;
import io.transfersaga.events.TransferMessage.RefundAccount;
import io.transfersaga.events.TransferMessage.TransferCompleted;
import io.transfersaga.saga.process.ProcessSignal.CommandDue;
import io.transfersaga.saga.process.ProcessSignal.RefundRequested;
import io.transfersaga.saga.process.ProcessSignal.RetryRequested;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Everything that is said about one transfer of 100.00 CNY from alpha:alice to beta:bob. */
public record Messages(Transfer transfer) {

    public static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");

    /** Three attempts with one and two seconds between them. */
    public static final CreditRetryPolicy POLICY =
            new CreditRetryPolicy(3, List.of(Duration.ofSeconds(1), Duration.ofSeconds(2)));

    public static final CommandTimeout TIMEOUT = new CommandTimeout(Duration.ofSeconds(30));

    public static Messages ofATransfer() {
        return between("alpha:alice", "beta:bob");
    }

    public static Messages between(String source, String target) {
        return new Messages(new Transfer(
                TransferId.next(Clock.systemUTC()),
                AccountId.of(source),
                AccountId.of(target),
                Money.of("100.00", "CNY")));
    }

    public TransferId id() {
        return transfer.transferId();
    }

    public MoneyDebited moneyDebited() {
        return new MoneyDebited(transfer, "rent", null, NOW, NOW);
    }

    public MoneyDebited moneyDebited(String callbackUrl) {
        return new MoneyDebited(transfer, "rent", callbackUrl, NOW, NOW);
    }

    public MoneyCredited moneyCredited() {
        return new MoneyCredited(transfer, NOW);
    }

    public CreditAttemptFailed attemptFailed(int attempt) {
        return new CreditAttemptFailed(transfer, attempt, FailureReason.ACCOUNT_FROZEN, NOW);
    }

    public CreditAbandoned creditAbandoned(FailureReason reason) {
        return new CreditAbandoned(transfer, reason, NOW);
    }

    public MoneyRefunded moneyRefunded() {
        return new MoneyRefunded(transfer, NOW);
    }

    public CommandDue commandDue() {
        return new CommandDue(id());
    }

    public RetryRequested retryRequested() {
        return new RetryRequested(id(), "olga", "beta is back");
    }

    public RefundRequested refundRequested() {
        return new RefundRequested(id(), "olga", "the customer asked");
    }

    CreditAccount creditAccount(int attempt, Instant at) {
        return new CreditAccount(transfer, attempt, at);
    }

    AbandonCredit abandonCredit(FailureReason reason, Instant at) {
        return new AbandonCredit(transfer, reason, at);
    }

    RefundAccount refundAccount(FailureReason reason, Instant at) {
        return new RefundAccount(transfer, reason, at);
    }

    TransferCompleted transferCompleted(Instant at) {
        return new TransferCompleted(transfer, at);
    }
}
