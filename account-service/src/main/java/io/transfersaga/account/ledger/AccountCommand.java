// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.account.ledger;

import io.transfersaga.events.AccountId;
import io.transfersaga.events.Money;
import io.transfersaga.events.TransferId;
import java.time.Instant;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** What an {@link Account} can be asked to do. All but {@link Open} are answered with a {@link Decision}. */
public sealed interface AccountCommand {

    AccountId accountId();

    Instant at();

    record Open(@TargetAggregateIdentifier AccountId accountId, Money openingBalance, Instant at)
            implements AccountCommand {}

    record Deposit(@TargetAggregateIdentifier AccountId accountId, Money amount, Instant at)
            implements AccountCommand {}

    /** Takes the money of a transfer that starts here. */
    record Debit(@TargetAggregateIdentifier AccountId accountId, TransferId transferId, Money amount, Instant at)
            implements AccountCommand {}

    /** Adds the money of a transfer that ends here. */
    record Credit(@TargetAggregateIdentifier AccountId accountId, TransferId transferId, Money amount, Instant at)
            implements AccountCommand {}

    /** Gives back what a transfer took. Never refused. */
    record Refund(@TargetAggregateIdentifier AccountId accountId, TransferId transferId, Money amount, Instant at)
            implements AccountCommand {}

    record Freeze(@TargetAggregateIdentifier AccountId accountId, Instant at) implements AccountCommand {}

    record Unfreeze(@TargetAggregateIdentifier AccountId accountId, Instant at) implements AccountCommand {}

    /** @param transfersInFlight from this account, counted under its lock */
    record Close(@TargetAggregateIdentifier AccountId accountId, long transfersInFlight, Instant at)
            implements AccountCommand {}
}
