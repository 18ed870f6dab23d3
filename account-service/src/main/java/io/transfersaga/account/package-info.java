// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
/** One ledger: its transfers, its accounts, and its end of the messages. */
@NullMarked
package io.transfersaga.account;

import org.jspecify.annotations.NullMarked;
