// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.account.ledger.web;

import io.transfersaga.account.ledger.EntryType;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** A line of a statement, for reading only. */
@Entity
@Immutable
@Table(name = "entry")
@IdClass(EntryLine.Key.class)
@SuppressWarnings("NullAway.Init")
class EntryLine {

    record Key(String accountId, Long seq) implements Serializable {}

    @Id
    @Column(name = "account_id")
    String accountId;

    @Id
    Long seq;

    @Enumerated(EnumType.STRING)
    EntryType type;

    @Column(name = "transfer_id")
    @Nullable
    UUID transferId;

    long amount;

    String currency;

    short digits;

    @Column(name = "balance_after")
    long balanceAfter;

    Instant at;
}
