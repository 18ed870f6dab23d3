// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
/** The saga service: follows each transfer from its committed debit to its end. */
@NullMarked
package io.transfersaga.saga;

import org.jspecify.annotations.NullMarked;
