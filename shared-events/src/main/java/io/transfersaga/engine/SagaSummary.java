// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.engine;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * All sagas in a few figures.
 *
 * @param states sagas in each state, the empty ones included
 * @param incidents dead letters, parked errors and messages that cannot happen, as long as there is a record
 */
public record SagaSummary(
        Map<String, Long> states, long overdue, @Nullable Instant oldestOpenStartedAt, long incidents) {}
