// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.web;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.function.Function;

/** Where a page ended, as opaque text: clients hand it back and read nothing into it. */
public final class Cursor {

    private static final String SEPARATOR = "\n";
    private static final int MAX_LENGTH = 512;

    private Cursor() {}

    /** @param parts without line breaks */
    public static String encode(String... parts) {
        byte[] joined = String.join(SEPARATOR, parts).getBytes(StandardCharsets.UTF_8);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(joined);
    }

    /**
     * @param parts how many parts it has
     * @param read turns them into a position; what it throws for nonsense ({@link RuntimeException}) is a bad cursor
     * @throws ProblemException 400 {@code validation-failed} when this is no cursor that was handed out
     */
    public static <T> T decode(String cursor, int parts, Function<String[], T> read) {
        try {
            if (cursor.length() > MAX_LENGTH) {
                throw new IllegalArgumentException("too long");
            }
            String[] decoded =
                    new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8).split(SEPARATOR, -1);
            if (decoded.length != parts) {
                throw new IllegalArgumentException("not " + parts + " parts");
            }
            return read.apply(decoded);
        } catch (RuntimeException e) {
            throw ProblemException.validationFailed("cursor", "is none that was handed out");
        }
    }
}
