// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.standalone.faults;

import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;

/** When the faults are over: what nobody was told is asked again, and everything comes to its end. */
final class Aftermath {

    /** Longer than the longest time that a repair may have been put off by the faults before. */
    private static final Duration RECOVERY = Duration.ofMinutes(5);

    /** For as many requests as a long run leaves open. */
    private static final Duration ANSWERS = Duration.ofMinutes(30);

    private final Load load;
    private final History history;
    private final Oracle oracle;

    Aftermath(Load load, History history, Oracle oracle) {
        this.load = load;
        this.history = history;
        this.oracle = oracle;
    }

    void awaitQuiet() {
        Awaitility.await("nothing to be in flight")
                .atMost(RECOVERY)
                .pollInterval(Duration.ofMillis(200))
                .until(oracle::isQuiet);
    }

    /** @return how many requests were open */
    int askAgain() {
        List<History.Request> unknown = history.takeUnknown();
        unknown.forEach(history::repeatAtTheEnd);
        Awaitility.await("an answer to every request")
                .atMost(ANSWERS)
                .pollInterval(Duration.ofMillis(100))
                .until(() -> {
                    load.repeatUnknown();
                    List<History.Request> left = history.takeUnknown();
                    left.forEach(history::repeatAtTheEnd);
                    return left.isEmpty();
                });
        return unknown.size();
    }
}
