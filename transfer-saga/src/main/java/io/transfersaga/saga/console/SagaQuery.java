// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.saga.console;

import io.transfersaga.saga.inspection.SagaFilter;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * What somebody looks for in the list, as it stands in the address.
 *
 * @param from the earliest last change, as browsers write times without a zone; UTC here
 * @param until before it was the last change
 */
record SagaQuery(
        @Nullable String state,
        @Nullable String overdue,
        @Nullable String accountId,
        @Nullable String reference,
        @Nullable String from,
        @Nullable String until) {

    private static final int WITHOUT_SECONDS = "2026-01-31T12:00".length();

    SagaFilter.Parameters parameters() {
        return new SagaFilter.Parameters(
                given(state), given(overdue), given(accountId), given(reference), instant(from), instant(until));
    }

    public boolean isAnything() {
        return !given().isEmpty();
    }

    public boolean isOverdue() {
        return "true".equals(overdue);
    }

    /** The same for another page. */
    public String after(String cursor) {
        return link(given(), cursor);
    }

    /** The first page of the same. */
    public String first() {
        return link(given(), null);
    }

    private Map<String, String> given() {
        Map<String, String> given = new LinkedHashMap<>();
        put("state", state, given);
        put("overdue", overdue, given);
        put("accountId", accountId, given);
        put("reference", reference, given);
        put("from", from, given);
        put("until", until, given);
        return given;
    }

    private static String link(Map<String, String> given, @Nullable String cursor) {
        var uri = UriComponentsBuilder.fromPath("/console/sagas");
        Map<String, Object> values = new LinkedHashMap<>(given);
        given.keySet().forEach(name -> uri.queryParam(name, "{" + name + "}"));
        if (cursor != null) {
            uri.queryParam("cursor", "{cursor}");
            values.put("cursor", cursor);
        }
        return uri.encode().buildAndExpand(values).toUriString();
    }

    private static void put(String name, @Nullable String value, Map<String, String> given) {
        if (value != null && !value.isBlank()) {
            given.put(name, value);
        }
    }

    /** Forms send what is left empty, too. */
    private static @Nullable String given(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }

    private static @Nullable String instant(@Nullable String text) {
        String local = given(text);
        if (local == null || local.endsWith("Z")) {
            return local;
        }
        return local + (local.length() == WITHOUT_SECONDS ? ":00Z" : "Z");
    }
}
