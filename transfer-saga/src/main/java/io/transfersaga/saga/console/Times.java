// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.saga.console;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Times and durations as people read them; times are UTC. */
final class Times {

    static final Times INSTANCE = new Times();

    private static final DateTimeFormatter CLOCK =
            DateTimeFormatter.ofPattern("HH:mm:ss.SSS", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter FULL =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

    private Times() {}

    public String clock(Instant instant) {
        return CLOCK.format(instant);
    }

    public String full(Instant instant) {
        return FULL.format(instant);
    }

    /** Two units at most, the smallest a millisecond: {@code 340 ms}, {@code 2.3 s}, {@code 4 min 10 s}. */
    public String span(Duration duration) {
        Duration length = duration.isNegative() ? Duration.ZERO : duration;
        long seconds = length.toSeconds();
        if (seconds < 1) {
            return length.toMillis() + " ms";
        }
        if (seconds < 60) {
            return String.format(Locale.ROOT, "%.1f s", length.toMillis() / 1000.0);
        }
        if (seconds < 3_600) {
            return seconds / 60 + " min " + seconds % 60 + " s";
        }
        if (seconds < 86_400) {
            return seconds / 3_600 + " h " + seconds / 60 % 60 + " min";
        }
        return seconds / 86_400 + " d " + seconds / 3_600 % 24 + " h";
    }

    public String span(Instant from, @Nullable Instant to) {
        return to == null ? "" : span(Duration.between(from, to));
    }
}
