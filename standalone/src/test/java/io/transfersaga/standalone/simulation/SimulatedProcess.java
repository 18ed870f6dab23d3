// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.standalone.simulation;

/**
 * One service's process, as far as it can die. Its beans hold no state of a transfer; what they were about to send out
 * of the message table the world lets them forget.
 */
final class SimulatedProcess {

    private final String name;
    private final Faults faults;
    private boolean halted;
    private boolean up = true;

    SimulatedProcess(String name, Faults faults) {
        this.name = name;
        this.faults = faults;
    }

    String name() {
        return name;
    }

    /** A place where the process may die, before or after a durable step. */
    void mayCrash(String where) {
        if (halted) {
            throw new Crash(this);
        }
        if (faults.crash()) {
            faults.trace(() -> name + " crashes " + where);
            halted = true;
            up = false;
            throw new Crash(this);
        }
    }

    /** Whether it is dying: nothing that it does has an effect any more. */
    boolean isHalted() {
        return halted;
    }

    boolean isUp() {
        return up;
    }

    void start() {
        halted = false;
        up = true;
    }
}
