// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.standalone.simulation;

import java.util.ArrayList;
import java.util.List;

/** What was wrong on the way, whatever the books say at the end. */
final class Complaints {

    /** As many failures as make the saga service put a message aside for a person to look at. */
    private static final int PARKED_AFTER = 5;

    private final List<String> all = new ArrayList<>();
    private int handlerFailures;

    void clear() {
        all.clear();
        handlerFailures = 0;
    }

    void add(String complaint) {
        all.add(complaint);
    }

    List<String> all() {
        return List.copyOf(all);
    }

    void handlerFailed() {
        handlerFailures++;
    }

    boolean mayBeParked() {
        return handlerFailures >= PARKED_AFTER;
    }
}
