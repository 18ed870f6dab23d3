// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.account.ledger;

import io.transfersaga.events.AccountId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventBus;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.modelling.command.inspection.AggregateModel;
import org.axonframework.modelling.command.inspection.AnnotatedAggregate;
import org.jspecify.annotations.Nullable;

/** An account as the repository holds it during a unit of work, with the lines that its new events make. */
final class StoredAccount extends AnnotatedAggregate<Account> {

    private final List<Entry> newEntries = new ArrayList<>();
    private final boolean isNew;
    private final long loadedVersion;
    private @Nullable Instant lastChange;

    private StoredAccount(AccountRow row, AggregateModel<Account> model, EventBus events) {
        super(new Account(row.accountId(), row.state()), model, events);
        this.isNew = false;
        this.loadedVersion = row.version();
    }

    private StoredAccount(AggregateModel<Account> model, EventBus events) {
        super(model, events);
        this.isNew = true;
        this.loadedVersion = 0;
    }

    static StoredAccount opened(Callable<Account> factory, AggregateModel<Account> model, EventBus events)
            throws Exception {
        var account = new StoredAccount(model, events);
        account.initSequence();
        account.registerRoot(factory);
        return account;
    }

    static StoredAccount of(AccountRow row, AggregateModel<Account> model, EventBus events) {
        var account = new StoredAccount(row, model, events);
        account.initSequence(row.version() - 1);
        return account;
    }

    @Override
    protected void publish(EventMessage<?> message) {
        super.publish(message);
        var event = (AccountEvent) message.getPayload();
        lastChange = event.at();
        Entry.of(((DomainEventMessage<?>) message).getSequenceNumber(), event).ifPresent(newEntries::add);
    }

    boolean isNew() {
        return isNew;
    }

    boolean hasChanged() {
        return lastChange != null;
    }

    AccountId accountId() {
        return getAggregateRoot().accountId();
    }

    AccountState state() {
        return getAggregateRoot().state();
    }

    /** Events in the row as it was loaded. */
    long loadedVersion() {
        return loadedVersion;
    }

    /** Events with the new ones. */
    long nextVersion() {
        @Nullable Long last = lastSequence();
        return last == null ? loadedVersion : last + 1;
    }

    /** The lines since the account was loaded, the oldest first. */
    List<Entry> newEntries() {
        return newEntries;
    }

    /** When the last of the new events happened; null while there is none. */
    @Nullable
    Instant lastChange() {
        return lastChange;
    }
}
