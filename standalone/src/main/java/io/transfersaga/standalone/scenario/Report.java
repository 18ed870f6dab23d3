// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.standalone.scenario;

import java.time.Instant;
import java.util.List;

/**
 * What became of a scenario, as callers see it.
 *
 * @param sagas ids of the transfers to look at
 * @param steps by time
 */
record Report(
        String name,
        String title,
        String expected,
        String happened,
        boolean asExpected,
        List<String> sagas,
        List<Step> steps,
        Instant startedAt,
        Instant endedAt) {

    /** Something that happened or was seen. */
    record Step(Instant at, String what) {}
}
