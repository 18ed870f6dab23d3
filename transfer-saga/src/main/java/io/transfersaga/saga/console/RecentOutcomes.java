// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.saga.console;

import io.transfersaga.saga.console.SagaFigures.Ended;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.springframework.stereotype.Component;

/**
 * How transfers ended in the last minutes, in stretches of equal length. Ended sagas change no more: so only the last
 * stretches are read again, and looking at the overview costs no more for all that has ended before.
 */
@Component
class RecentOutcomes {

    static final Duration STRETCH = Duration.ofSeconds(15);
    static final int STRETCHES = 40;

    /** What commits late may still come into the last few. */
    private static final int READ_AGAIN = 3;

    private final SagaFigures figures;
    private final Clock clock;
    private final TreeMap<Long, Ended> known = new TreeMap<>();
    private long readUntil;

    RecentOutcomes(SagaFigures figures, Clock clock) {
        this.figures = figures;
        this.clock = clock;
    }

    /** The oldest first, the one under way last. */
    synchronized List<Ended> read() {
        long current = clock.instant().getEpochSecond() / STRETCH.toSeconds();
        long first = current - STRETCHES + 1;
        long readFrom = Math.max(first, readUntil - READ_AGAIN);
        known.headMap(first, false).clear();
        known.tailMap(readFrom, true).clear();
        figures.endedSince(Instant.ofEpochSecond(readFrom * STRETCH.toSeconds()), (int) STRETCH.toSeconds())
                .forEach(ended -> known.put(ended.number(), ended));
        readUntil = current;
        return LongStream.rangeClosed(first, current)
                .mapToObj(number -> known.getOrDefault(number, new Ended(number, 0, 0, 0, 0)))
                .toList();
    }
}
