// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.events;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/** Identifies one transfer in every service, and is the key of every message about it. */
public record TransferId(UUID value) implements Comparable<TransferId> {

    private static final Pattern CANONICAL =
            Pattern.compile("[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}");

    private static final SecureRandom RANDOM = new SecureRandom();

    /**
     * A new id of UUID version 7 (RFC 9562, section 5.7): ids made later sort later, which keeps the ledgers' unique
     * indexes dense.
     */
    public static TransferId next(Clock clock) {
        long timestamp = clock.instant().toEpochMilli() << 16;
        long version = 0x7000L | (RANDOM.nextInt() & 0x0fffL);
        long variant = 0x8000_0000_0000_0000L | (RANDOM.nextLong() & 0x3fff_ffff_ffff_ffffL);
        return new TransferId(new UUID(timestamp | version, variant));
    }

    /** @throws IllegalArgumentException when the text is not a UUID of 36 characters */
    public static TransferId of(String text) {
        return parse(text).orElseThrow(() -> new IllegalArgumentException("not a transfer id: " + text));
    }

    /** The id, or empty when the text is not a UUID of 36 characters (the JDK's own parser takes shorter ones). */
    public static Optional<TransferId> parse(String text) {
        return CANONICAL.matcher(text).matches()
                ? Optional.of(new TransferId(UUID.fromString(text)))
                : Optional.empty();
    }

    @Override
    public int compareTo(TransferId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
