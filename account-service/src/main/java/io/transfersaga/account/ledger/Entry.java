// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.account.ledger;

import io.transfersaga.account.ledger.AccountEvent.AccountCredited;
import io.transfersaga.account.ledger.AccountEvent.AccountDebited;
import io.transfersaga.account.ledger.AccountEvent.AccountOpened;
import io.transfersaga.account.ledger.AccountEvent.AccountRefunded;
import io.transfersaga.account.ledger.AccountEvent.MoneyDeposited;
import io.transfersaga.events.AccountId;
import io.transfersaga.events.FailureReason;
import io.transfersaga.events.Money;
import io.transfersaga.events.Transfer;
import io.transfersaga.events.TransferId;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A line in the books: money that moved on an account, or, with a reason, a credit that never will.
 *
 * @param seq the number of the event among those of its account; null for a credit that never will be
 * @param balanceAfter null for a credit that never will be
 */
record Entry(
        AccountId accountId,
        @Nullable Long seq,
        EntryType type,
        @Nullable TransferId transferId,
        Money amount,
        @Nullable Money balanceAfter,
        @Nullable FailureReason reason,
        Instant at) {

    static final String POSTED = "POSTED";
    static final String ABANDONED = "ABANDONED";

    String outcome() {
        return reason == null ? POSTED : ABANDONED;
    }

    /** Money that is never credited here, from now on. */
    static Entry abandoned(Transfer transfer, FailureReason reason, Instant at) {
        return new Entry(
                transfer.targetAccountId(),
                null,
                EntryType.CREDIT,
                transfer.transferId(),
                transfer.money(),
                null,
                reason,
                at);
    }

    /** The line that an event makes; none when no money moved. */
    static Optional<Entry> of(long seq, AccountEvent event) {
        if (event instanceof AccountOpened e) {
            return e.balance().isZero()
                    ? Optional.empty()
                    : posted(seq, e, EntryType.OPENED, null, e.balance(), e.balance());
        }
        if (event instanceof MoneyDeposited e) {
            return posted(seq, e, EntryType.DEPOSIT, null, e.amount(), e.balance());
        }
        if (event instanceof AccountDebited e) {
            return posted(seq, e, EntryType.DEBIT, e.transferId(), e.amount(), e.balance());
        }
        if (event instanceof AccountCredited e) {
            return posted(seq, e, EntryType.CREDIT, e.transferId(), e.amount(), e.balance());
        }
        if (event instanceof AccountRefunded e) {
            return posted(seq, e, EntryType.REFUND, e.transferId(), e.amount(), e.balance());
        }
        return Optional.empty();
    }

    private static Optional<Entry> posted(
            long seq, AccountEvent event, EntryType type, @Nullable TransferId transferId, Money amount, Money after) {
        return Optional.of(new Entry(event.accountId(), seq, type, transferId, amount, after, null, event.at()));
    }
}
