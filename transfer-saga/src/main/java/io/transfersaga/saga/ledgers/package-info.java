// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
/** Asks the ledgers over HTTP, as any caller would: nothing that people see of a ledger is guessed. */
@NullMarked
package io.transfersaga.saga.ledgers;

import org.jspecify.annotations.NullMarked;
