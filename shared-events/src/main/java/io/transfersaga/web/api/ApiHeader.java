// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.web.api;

/**
 * A header of a request or of an answer.
 *
 * @param example a value
 */
public record ApiHeader(String name, Field field, String example) {

    public static final ApiHeader IDEMPOTENCY_KEY = new ApiHeader(
            "Idempotency-Key",
            Field.of(
                            "Tells a repeated request from a new one: choose one, such as a random UUID, for each thing you want"
                                    + " done, and send it again with every repetition. It never expires. A refusal does not use it"
                                    + " up.")
                    .matching("[!-~]{1,255}"),
            "0b7c7a1e-4d0b-4a5e-9a3b-6f0a1c2d3e4f");

    public static final ApiHeader IDEMPOTENCY_REPLAYED = new ApiHeader(
            "Idempotency-Replayed",
            Field.of("There when an earlier request with this key did it; the answer shows how that stands now.")
                    .among("true"),
            "true");

    public static final ApiHeader RETRY_AFTER = new ApiHeader(
            "Retry-After",
            Field.of("Seconds to wait before the request is repeated.").matching("[0-9]+"),
            "1");

    static final ApiHeader WWW_AUTHENTICATE = new ApiHeader(
            "WWW-Authenticate", Field.of("The challenge of RFC 6750: what is wrong with the token."), "Bearer");

    /** @param path such as {@code /transfers/{transferId}} */
    public static ApiHeader location(String path, String example) {
        return new ApiHeader("Location", Field.of("Where it is: " + path), example);
    }
}
