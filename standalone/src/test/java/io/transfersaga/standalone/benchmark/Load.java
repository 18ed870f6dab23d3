// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.standalone.benchmark;

import java.time.Duration;
import java.util.Locale;

/**
 * How transfers are asked for.
 *
 * @param callers who ask, each again when it has its answer and {@code inFlight} allows
 * @param inFlight transfers that have not ended, at most
 * @param perSecond transfers that are due each second, whether those before have ended or not; 0: as many as go
 * @param warmUp before anything is measured
 * @param measured what counts
 */
public record Load(int callers, int inFlight, int perSecond, Duration warmUp, Duration measured) {

    /** So many callers, each of which waits for the end of its transfer before it asks for the next. */
    static Load waiting(int callers, Duration warmUp, Duration measured) {
        return new Load(callers, callers, 0, warmUp, measured);
    }

    /** Callers who go on when their transfer is accepted, until so many are on their way. */
    static Load flooding(int callers, int inFlight, Duration warmUp, Duration measured) {
        return new Load(callers, inFlight, 0, warmUp, measured);
    }

    /** Transfers that come at their time; what has to wait for a caller, or for others to end, is late from then on. */
    static Load paced(int callers, int inFlight, int perSecond, Duration warmUp, Duration measured) {
        return new Load(callers, inFlight, perSecond, warmUp, measured);
    }

    String title() {
        if (perSecond > 0) {
            return perSecond + " due each second";
        }
        return callers == inFlight
                ? callers == 1 ? "1 caller" : callers + " callers"
                : String.format(Locale.ROOT, "%,d in flight", inFlight);
    }

    /** When the transfer of that number is due, counted from the start. */
    public long dueNanos(long number) {
        return perSecond == 0 ? 0 : number * 1_000_000_000L / perSecond;
    }

    /** As one argument of a command line. */
    String encoded() {
        return "%d,%d,%d,%d,%d".formatted(callers, inFlight, perSecond, warmUp.toMillis(), measured.toMillis());
    }

    /** What {@link #encoded} made. */
    public static Load decoded(String text) {
        String[] parts = text.split(",");
        return new Load(
                Integer.parseInt(parts[0]),
                Integer.parseInt(parts[1]),
                Integer.parseInt(parts[2]),
                Duration.ofMillis(Long.parseLong(parts[3])),
                Duration.ofMillis(Long.parseLong(parts[4])));
    }
}
