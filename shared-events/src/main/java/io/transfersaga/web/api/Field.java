// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.web.api;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a property or a parameter is.
 *
 * @param pattern what it matches, as a whole; null when that is not said
 * @param values the only ones it has; empty when that is not said
 * @param range of a whole number; null when it is none, or that is not said
 */
public record Field(
        String description,
        @Nullable String pattern,
        List<String> values,
        @Nullable Range range) {

    /** Both ends belong to it. */
    record Range(int min, int max) {}

    public static Field of(String description) {
        return new Field(description, null, List.of(), null);
    }

    /** An amount in a request; no more digits after the point than its currency has. */
    public static Field amount(String description) {
        return of(description).matching("(0|[1-9][0-9]{0,11})(\\.[0-9]{1,4})?");
    }

    /** An amount in an answer, with exactly the digits of its currency; sums may be large. */
    public static Field sum(String description) {
        return of(description).matching("(0|[1-9][0-9]*)(\\.[0-9]{1,9})?");
    }

    public static Field instant(String description) {
        return of(description + " RFC 3339, UTC.")
                .matching("[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\\.[0-9]{1,9})?Z");
    }

    public static Field accountId(String description) {
        return of(description).matching("[a-z][a-z0-9-]{0,31}:[A-Za-z0-9][A-Za-z0-9._-]{0,63}");
    }

    /** @param regex of the whole text, without anchors */
    public Field matching(String regex) {
        return new Field(description, "^" + regex + "$", values, range);
    }

    public Field among(Enum<?>... allowed) {
        return among(Arrays.stream(allowed).map(Enum::name).toArray(String[]::new));
    }

    public Field among(String... allowed) {
        return new Field(description, pattern, List.of(allowed), range);
    }

    /** A whole number. */
    public Field between(int min, int max) {
        return new Field(description, pattern, values, new Range(min, max));
    }
}
