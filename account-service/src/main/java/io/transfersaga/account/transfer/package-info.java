// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
/** Transfers that start on this ledger: how they are asked for, and the debit that begins each. */
@NullMarked
package io.transfersaga.account.transfer;

import org.jspecify.annotations.NullMarked;
