// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
/** How a transfer goes on: pure decisions, the saga that acts on them, its rows, its timer, and the one way in. */
@NullMarked
package io.transfersaga.saga.process;

import org.jspecify.annotations.NullMarked;
