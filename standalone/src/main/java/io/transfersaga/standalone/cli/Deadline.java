// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.standalone.cli;

import java.time.Duration;

/** Until when a command waits. */
final class Deadline {

    private static final Duration PAUSE = Duration.ofMillis(200);

    private final long end;

    Deadline(Duration wait) {
        this.end = System.nanoTime() + wait.toNanos();
    }

    boolean isOver() {
        return System.nanoTime() - end >= 0;
    }

    /** Waits a little, before something is asked again. */
    void pause() throws InterruptedException {
        Thread.sleep(PAUSE.toMillis());
    }
}
