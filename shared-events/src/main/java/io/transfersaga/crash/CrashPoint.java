// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.crash;

import java.util.Arrays;
import java.util.List;

/** A moment at which a process may die, told apart from all others by what is stored by then and who knows of it. */
public record CrashPoint(DurableStep step, Moment moment) {

    /** Around a step. */
    public enum Moment {
        /** All is ready, and nothing is stored. */
        BEFORE,
        /** It is stored, and nobody else has been told. */
        AFTER,
        /** Those who wait for it have been told, and the message that caused it is not acknowledged. */
        TOLD
    }

    /** Every point there is. */
    public static List<CrashPoint> all() {
        return Arrays.stream(DurableStep.values())
                .flatMap(step -> step.moments().stream().map(moment -> new CrashPoint(step, moment)))
                .toList();
    }

    /** As an order names it: {@code CREDIT-AFTER}. */
    @Override
    public String toString() {
        return step + "-" + moment;
    }
}
