// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
/**
 * Pages for people: what the sagas and the ledgers say, and what an operator may do about it. Rendered here, live by
 * {@code /sagas/stream}; see decision 18.
 */
@NullMarked
package io.transfersaga.saga.console;

import org.jspecify.annotations.NullMarked;
