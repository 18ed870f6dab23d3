// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
/**
 * The other way to tell of a debit: its message is a row of the debit's own transaction, sent after the commit, and again
 * until the broker has confirmed it.
 */
@NullMarked
package io.transfersaga.account.messaging.table;

import org.jspecify.annotations.NullMarked;
