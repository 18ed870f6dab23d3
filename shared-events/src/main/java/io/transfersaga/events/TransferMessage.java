// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.events;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Everything that the services say to each other about a transfer. Who says what to whom stands beside each message;
 * {@link Topics} turns it into topics.
 *
 * <p>A message may arrive late, twice, out of order and long after the transfer ended.
 */
public sealed interface TransferMessage {

    /** Version of these forms on the wire. A reader takes unknown fields and refuses unknown versions. */
    int SCHEMA_VERSION = 1;

    Transfer transfer();

    /** When the sender decided to say this. */
    Instant occurredAt();

    default TransferId transferId() {
        return transfer().transferId();
    }

    /** Asks a ledger to do something. */
    sealed interface Command extends TransferMessage {}

    /** Tells the saga what a ledger did. */
    sealed interface Event extends TransferMessage {}

    /** Source ledger to saga: the source account was debited, in a committed transaction. */
    record MoneyDebited(
            Transfer transfer,
            @Nullable String reference,
            @Nullable String callbackUrl,
            Instant createdAt,
            Instant occurredAt)
            implements Event {

        public MoneyDebited {
            complete(transfer, occurredAt);
            Objects.requireNonNull(createdAt, "createdAt");
        }
    }

    /** Saga to target ledger: credit the target account; this is the attempt of that number, counted from 1. */
    record CreditAccount(Transfer transfer, int attempt, Instant occurredAt) implements Command {

        public CreditAccount {
            complete(transfer, occurredAt);
            countedFromOne(attempt);
        }
    }

    /** Saga to target ledger: never credit this transfer from now on, unless it was credited already. */
    record AbandonCredit(Transfer transfer, FailureReason reason, Instant occurredAt) implements Command {

        public AbandonCredit {
            complete(transfer, occurredAt);
            Objects.requireNonNull(reason, "reason");
        }
    }

    /** Target ledger to saga: the target account was credited, in a committed transaction. */
    record MoneyCredited(Transfer transfer, Instant occurredAt) implements Event {

        public MoneyCredited {
            complete(transfer, occurredAt);
        }
    }

    /** Target ledger to saga: that attempt failed and may be repeated. It claims nothing about the account. */
    record CreditAttemptFailed(Transfer transfer, int attempt, FailureReason reason, Instant occurredAt)
            implements Event {

        public CreditAttemptFailed {
            complete(transfer, occurredAt);
            countedFromOne(attempt);
            Objects.requireNonNull(reason, "reason");
        }
    }

    /** Target ledger to saga: this transfer will never be credited; that is committed, and final. */
    record CreditAbandoned(Transfer transfer, FailureReason reason, Instant occurredAt) implements Event {

        public CreditAbandoned {
            complete(transfer, occurredAt);
            Objects.requireNonNull(reason, "reason");
        }
    }

    /** Saga to source ledger: give the money back. */
    record RefundAccount(Transfer transfer, FailureReason reason, Instant occurredAt) implements Command {

        public RefundAccount {
            complete(transfer, occurredAt);
            Objects.requireNonNull(reason, "reason");
        }
    }

    /** Source ledger to saga: the source account has its money back, in a committed transaction. */
    record MoneyRefunded(Transfer transfer, Instant occurredAt) implements Event {

        public MoneyRefunded {
            complete(transfer, occurredAt);
        }
    }

    /** Saga to source ledger: the transfer was credited; it is over. */
    record TransferCompleted(Transfer transfer, Instant occurredAt) implements Command {

        public TransferCompleted {
            complete(transfer, occurredAt);
        }
    }

    private static void complete(Transfer transfer, Instant occurredAt) {
        Objects.requireNonNull(transfer, "transfer");
        Objects.requireNonNull(occurredAt, "occurredAt");
    }

    private static void countedFromOne(int attempt) {
        if (attempt < 1) {
            throw new IllegalArgumentException("attempts are counted from 1, not " + attempt);
        }
    }
}
