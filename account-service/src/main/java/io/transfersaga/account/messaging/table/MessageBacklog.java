// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.account.messaging.table;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * What stands in the table and is not as it should be.
 *
 * @param unsent messages that no broker has confirmed; at most {@link MessageTable#MAX_COUNTED}
 * @param oldest how long the first of them has been there; zero when there is none
 * @param dead messages that the broker will not take, of transfers that have no outcome
 */
public record MessageBacklog(long unsent, Duration oldest, long dead) {

    static MessageBacklog of(long unsent, @Nullable OffsetDateTime oldest, long dead, Instant now) {
        return new MessageBacklog(
                unsent, oldest == null ? Duration.ZERO : Duration.between(oldest.toInstant(), now), dead);
    }
}
