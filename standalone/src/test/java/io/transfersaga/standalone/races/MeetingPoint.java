// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.standalone.races;

import java.util.concurrent.Exchanger;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Where a transaction that has read and decided, and is about to write, waits a moment for another one to get as far.
 * Two that hold the same row's lock never meet here; two that only looked at it do.
 */
final class MeetingPoint {

    /** Enough for a slow machine, and what each round costs when a lock keeps the other away. */
    private static final long PATIENCE_MILLIS = 300;

    private final Exchanger<Boolean> arrivals = new Exchanger<>();

    void await() {
        try {
            arrivals.exchange(true, PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            return; // the other one waits for a lock
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
