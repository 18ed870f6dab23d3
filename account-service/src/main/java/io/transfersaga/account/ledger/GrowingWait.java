// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.account.ledger;

import java.time.Duration;

/**
 * How long to wait before something is said again: twice as long each time.
 *
 * @param cap the longest wait, unless the first one is longer
 */
public record GrowingWait(Duration first, Duration cap) {

    /** @param repeated how often it was said again already */
    public Duration after(int repeated) {
        Duration longest = first.compareTo(cap) > 0 ? first : cap;
        Duration wait = first;
        for (int i = 0; i < repeated && wait.compareTo(longest) < 0; i++) {
            wait = wait.multipliedBy(2);
        }
        return wait.compareTo(longest) > 0 ? longest : wait;
    }
}
