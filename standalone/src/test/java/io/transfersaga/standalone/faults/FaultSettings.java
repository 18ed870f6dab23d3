// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.standalone.faults;

import java.time.Duration;
import org.springframework.boot.convert.DurationStyle;

/**
 * What a run does, from the system properties {@code faults.…}.
 *
 * @param duration how long faults go on
 * @param seed of the faults and of the load; the same seed makes the same plan, though not the same interleaving
 * @param longestPause up to which a process is stopped (SIGSTOP)
 * @param clients that post transfers at the same time
 */
record FaultSettings(Duration duration, long seed, Duration longestPause, int clients) {

    static FaultSettings fromSystemProperties() {
        return new FaultSettings(
                duration("faults.duration", "15s"),
                Long.getLong("faults.seed", 20261120),
                duration("faults.longest-pause", "10s"),
                Integer.getInteger("faults.clients", 4));
    }

    private static Duration duration(String property, String otherwise) {
        return DurationStyle.detectAndParse(System.getProperty(property, otherwise));
    }
}
