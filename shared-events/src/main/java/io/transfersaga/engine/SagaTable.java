// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.engine;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Where the sagas stand. Beside the columns of {@link SagaColumns} the table has {@code state}, {@code started_at},
 * {@code updated_at}, {@code ended_at}, {@code due_at} (indexed), {@code awaited_since}, {@code next_attempt_at},
 * {@code sends}, {@code changes} and {@code trace_parent}. The histories stand in a table with {@code _history} after
 * its name: key and {@code seq} are its primary key, then {@code at}, {@code type}, {@code reason}, {@code attempt},
 * {@code next_attempt_at}, {@code actor} and {@code note}. Rows are never deleted, since a message may come at any
 * time.
 *
 * @param name of the table
 * @param key the column of the id: a UUID, and the primary key
 */
public record SagaTable(String name, String key, List<ProcessState> states) {

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]{0,50}");

    /** @throws IllegalArgumentException when a name is none that needs no quotes */
    public SagaTable {
        states = List.copyOf(states);
        requireName(name);
        requireName(key);
    }

    public static SagaTable of(String name, String key, ProcessState... states) {
        return new SagaTable(name, key, Arrays.asList(states));
    }

    String history() {
        return name + "_history";
    }

    /** The states of sagas that have not ended, as SQL lists them. */
    String openStates() {
        return states.stream()
                .filter(state -> !state.isEnded())
                .map(state -> "'" + state.name() + "'")
                .collect(Collectors.joining(", "));
    }

    static void requireName(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("not a name of a table or column here: " + name);
        }
    }
}
