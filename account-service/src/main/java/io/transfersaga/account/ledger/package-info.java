// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
/**
 * The books of one ledger: its accounts, what moved on them, and the transfers that started here.
 *
 * <p>Whoever changes them runs inside one unit of work and one database transaction
 * ({@link io.transfersaga.account.ledger.LedgerTransactions}), locks the accounts first
 * ({@link io.transfersaga.account.ledger.Accounts}) and decides from what it reads then.
 */
@NullMarked
package io.transfersaga.account.ledger;

import org.jspecify.annotations.NullMarked;
