// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.account.ledger;

import java.time.Duration;

/** How long to wait for a transfer's outcome before asking for it again: longer each time, up to ten minutes. */
public record ReconcileSchedule(Duration first) {

    private static final Duration CAP = Duration.ofMinutes(10);

    /** @param asked how often it was asked for already */
    public Duration waitAfter(int asked) {
        return new GrowingWait(first, CAP).after(asked);
    }
}
