// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.engine;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which message means what in which state: a row for each kind of message, with a cell for no saga and one for each
 * state, so that none can be left out.
 *
 * @param <S> the saga's states
 */
public final class AdmissionTable<S extends Enum<S>> {

    private final Class<S> states;
    private final Map<Class<?>, Row<S>> rows = new HashMap<>();

    public AdmissionTable(Class<S> states) {
        this.states = states;
    }

    /**
     * @param inEachState in the order in which the states are declared
     * @throws IllegalArgumentException when the message has a row already, or cells are missing or too many
     */
    public AdmissionTable<S> row(Class<?> message, Admission noSaga, Admission... inEachState) {
        S[] columns = states.getEnumConstants();
        if (inEachState.length != columns.length) {
            throw new IllegalArgumentException(message + " needs a cell for each of " + Arrays.toString(columns));
        }
        Map<S, Admission> cells = new EnumMap<>(states);
        for (S state : columns) {
            cells.put(state, inEachState[state.ordinal()]);
        }
        if (rows.putIfAbsent(message, new Row<>(noSaga, cells)) != null) {
            throw new IllegalArgumentException(message + " has a row already");
        }
        return this;
    }

    /**
     * @param state null when there is no saga
     * @throws IllegalArgumentException when the table has no row for such a message
     */
    public Admission of(@Nullable S state, Object message) {
        Row<S> row = rows.get(message.getClass());
        if (row == null) {
            throw new IllegalArgumentException("no saga takes " + message.getClass());
        }
        return state == null ? row.noSaga() : row.cells().getOrDefault(state, Admission.CANNOT_HAPPEN);
    }

    private record Row<S extends Enum<S>>(Admission noSaga, Map<S, Admission> cells) {}
}
