// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.engine;

import io.transfersaga.database.DatabaseFailures;
import io.transfersaga.rocketmq.BrokerUnavailableException;
import org.springframework.dao.TransientDataAccessException;

/** Tells failures of the surroundings, which pass, from failures of a message, which do not. */
public final class Outages {

    private static final int MAX_DEPTH = 20;

    private Outages() {}

    /** Whether the database or the broker is away: whatever came next would fail as well. */
    public static boolean isOutage(RuntimeException failure) {
        return causes(failure, BrokerUnavailableException.class) || DatabaseFailures.isOutOfReach(failure);
    }

    /** Whether repeating helps, sooner or later. */
    public static boolean isPassing(RuntimeException failure) {
        return isOutage(failure) || isConflict(failure) || causes(failure, TransientDataAccessException.class);
    }

    /** Whether a concurrent transaction was in the way, or took the time: repeating at once helps. */
    public static boolean isConflict(RuntimeException failure) {
        return DatabaseFailures.isContention(failure) || DatabaseFailures.isTimeout(failure);
    }

    private static boolean causes(Throwable failure, Class<? extends Throwable> type) {
        Throwable cause = failure;
        for (int depth = 0; cause != null && depth < MAX_DEPTH; depth++) {
            if (type.isInstance(cause)) {
                return true;
            }
            cause = cause.getCause();
        }
        return false;
    }
}
