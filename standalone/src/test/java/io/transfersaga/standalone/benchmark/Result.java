// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.standalone.benchmark;

import io.transfersaga.standalone.benchmark.Meter.Costs;

/** What one contender did in one round under one load. */
record Result(String contender, Load load, int round, Recording recording, Costs costs) {

    double perSecond() {
        return recording.ended() / costs.seconds();
    }

    double cpuPerThousand() {
        return 1000 * costs.cpuSeconds() / recording.ended();
    }

    double cpuPerThousand(String process) {
        return 1000 * costs.cpu().getOrDefault(process, 0.0) / recording.ended();
    }

    double commits() {
        return (double) costs.writingTransactions() / recording.ended();
    }

    double walSyncs() {
        return (double) costs.walSyncs() / recording.ended();
    }

    double diskFlushes() {
        return costs.diskFlushes() / recording.ended();
    }

    double acceptance(double percent) {
        return recording.acceptances().percentile(percent);
    }

    double completion(double percent) {
        return recording.completions().percentile(percent);
    }
}
