// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
/**
 * The ledger's end of the messages: debits go out as transactional messages or by the message table, commands come in by
 * batches, answers go out after the commit, and what has no outcome yet is asked for again.
 */
@NullMarked
package io.transfersaga.account.messaging;

import org.jspecify.annotations.NullMarked;
