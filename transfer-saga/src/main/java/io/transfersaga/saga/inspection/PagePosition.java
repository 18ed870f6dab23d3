// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.saga.inspection;

import io.transfersaga.web.Cursor;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The last saga of a page: the next page begins after it. */
public record PagePosition(boolean ended, Instant updatedAt, UUID transferId) {

    private static final String OPEN = "open";
    private static final String ENDED = "ended";

    /** Of those that RFC 3339 can write. */
    static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

    public static @Nullable PagePosition parse(@Nullable String cursor) {
        return cursor == null || cursor.isEmpty() ? null : Cursor.decode(cursor, 3, PagePosition::read);
    }

    static PagePosition after(SagaRecord saga) {
        return new PagePosition(saga.state.isEnded(), saga.updatedAt, saga.transferId);
    }

    String cursor() {
        return Cursor.encode(ended ? ENDED : OPEN, updatedAt.toString(), transferId.toString());
    }

    private static PagePosition read(String[] parts) {
        if (!parts[0].equals(OPEN) && !parts[0].equals(ENDED)) {
            throw new IllegalArgumentException(parts[0]);
        }
        Instant updatedAt = Instant.parse(parts[1]);
        if (updatedAt.isBefore(Instant.EPOCH) || updatedAt.isAfter(LATEST)) {
            throw new IllegalArgumentException(parts[1]);
        }
        return new PagePosition(parts[0].equals(ENDED), updatedAt, UUID.fromString(parts[2]));
    }
}
