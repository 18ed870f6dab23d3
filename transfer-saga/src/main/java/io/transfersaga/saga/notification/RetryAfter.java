// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.saga.notification;

import java.time.Duration;
import java.time.Instant;
import org.apache.hc.client5.http.utils.DateUtils;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpResponse;
import org.jspecify.annotations.Nullable;

/** How long a receiver wants to be left alone (RFC 9110, section 10.2.3): in seconds, or until a date. */
final class RetryAfter {

    private static final int MAX_DIGITS = 9;

    private RetryAfter() {}

    /** Null when the answer does not say, or nothing that makes sense. */
    static @Nullable Duration of(HttpResponse response, Instant now) {
        Header header = response.getFirstHeader("Retry-After");
        return header == null || header.getValue() == null
                ? null
                : parse(header.getValue().strip(), now);
    }

    static @Nullable Duration parse(String value, Instant now) {
        if (!value.isEmpty() && value.length() <= MAX_DIGITS && value.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return Duration.ofSeconds(Long.parseLong(value));
        }
        Instant date = DateUtils.parseStandardDate(value);
        return date == null || date.isBefore(now) ? null : Duration.between(now, date);
    }
}
