// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.saga.inspection;

import io.transfersaga.events.CurrencyUnit;
import io.transfersaga.events.Money;
import io.transfersaga.saga.process.SagaState;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** A saga's row, to be read. */
@Entity
@Immutable
@Table(name = "saga")
class SagaRecord {

    @Id
    @Column(name = "transfer_id")
    UUID transferId;

    @Column(name = "state", columnDefinition = "varchar")
    @Enumerated(EnumType.STRING)
    SagaState state;

    @Column(name = "source_account_id")
    String sourceAccountId;

    @Column(name = "target_account_id")
    String targetAccountId;

    @Column(name = "amount")
    long amount;

    @Column(name = "currency")
    String currency;

    @Column(name = "digits")
    short digits;

    @Column(name = "reference")
    @Nullable
    String reference;

    @Column(name = "started_at")
    Instant startedAt;

    @Column(name = "updated_at")
    Instant updatedAt;

    @Column(name = "ended_at")
    @Nullable
    Instant endedAt;

    @Column(name = "attempt")
    int attempt;

    @Column(name = "last_failure")
    @Nullable
    String lastFailure;

    @Column(name = "next_attempt_at")
    @Nullable
    Instant nextAttemptAt;

    @Column(name = "awaited_since")
    @Nullable
    Instant awaitedSince;

    /** W3C's {@code VERSION-TRACE-PARENT-FLAGS}. */
    @Column(name = "trace_parent")
    @Nullable
    String traceParent;

    /** For Hibernate. */
    @SuppressWarnings("NullAway.Init")
    protected SagaRecord() {}

    Money money() {
        return new Money(amount, new CurrencyUnit(currency, digits));
    }

    /** The attempt under way, or during back-off the last one made. */
    int attemptsMade() {
        return nextAttemptAt == null ? attempt : attempt - 1;
    }

    Optional<String> traceId() {
        return Optional.ofNullable(traceParent)
                .map(parent -> parent.split("-", -1))
                .flatMap(SagaRecord::traceId);
    }

    private static Optional<String> traceId(String[] parts) {
        return parts.length > 1 ? Optional.of(parts[1]) : Optional.empty();
    }

    /** @param unansweredBefore what is awaited since before then is overdue */
    boolean isOverdue(Instant unansweredBefore) {
        return awaitedSince != null && awaitedSince.isBefore(unansweredBefore);
    }
}
