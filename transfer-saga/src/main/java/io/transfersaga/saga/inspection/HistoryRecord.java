// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.saga.inspection;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** An entry of a saga's history, to be read. */
@Entity
@Immutable
@Table(name = "saga_history")
class HistoryRecord {

    /** @param seq counted from 1 */
    @Embeddable
    record Key(
            @Column(name = "transfer_id") UUID transferId,
            @Column(name = "seq") int seq) implements Serializable {}

    @EmbeddedId
    Key key;

    @Column(name = "at")
    Instant at;

    @Column(name = "type")
    String type;

    @Column(name = "reason")
    @Nullable
    String reason;

    @Column(name = "attempt")
    @Nullable
    Integer attempt;

    @Column(name = "next_attempt_at")
    @Nullable
    Instant nextAttemptAt;

    @Column(name = "actor")
    @Nullable
    String actor;

    @Column(name = "note")
    @Nullable
    String note;

    /** For Hibernate. */
    @SuppressWarnings("NullAway.Init")
    protected HistoryRecord() {}
}
