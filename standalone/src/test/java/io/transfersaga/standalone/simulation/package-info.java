// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
/**
 * The system under a seeded scheduler: decisions, ledger rules, protocol handlers, SQL and wire form are the real ones;
 * broker, clock, crashes and the database's failures are simulated, in one thread, so that a seed replays exactly.
 */
@NullMarked
package io.transfersaga.standalone.simulation;

import org.jspecify.annotations.NullMarked;
