// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.standalone.simulation;

/**
 * A process died. An error, so that no code takes it for a failure that it can handle; and whatever the process would
 * still do while this unwinds has no effect.
 */
final class Crash extends Error {

    private static final long serialVersionUID = 1L;

    private final transient SimulatedProcess process;

    Crash(SimulatedProcess process) {
        super(process.name() + " crashed", null, false, false);
        this.process = process;
    }

    boolean isOf(SimulatedProcess other) {
        return process == other;
    }
}
