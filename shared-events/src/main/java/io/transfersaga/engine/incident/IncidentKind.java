// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.engine.incident;

/** What kind of thing a person should look at. */
public enum IncidentKind {
    /** A message went to the dead letters. */
    DEAD_LETTER,
    /** A message or a timer's round failed time and again, and was given up. */
    PARKED,
    /** Somebody said what nobody says that works as it should. */
    CANNOT_HAPPEN
}
