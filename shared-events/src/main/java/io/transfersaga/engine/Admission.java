// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.engine;

/**
 * What a message means to a saga, by the saga's state alone: messages come late, twice, out of order, and long after
 * the saga ended, so that neither their order nor their ids say anything.
 */
public enum Admission {
    /** The saga handles it. */
    ADMIT,
    /** Nothing to do, nothing to say. */
    OLD_NEWS,
    /** Whoever says so does not know yet how it ended: tell it again. */
    REPEAT_OUTCOME,
    /** No correct sender says this: an incident. */
    CANNOT_HAPPEN
}
