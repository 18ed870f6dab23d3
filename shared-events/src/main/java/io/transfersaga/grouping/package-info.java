// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
/** Doing together what comes at once, so that it shares a transaction. */
@NullMarked
package io.transfersaga.grouping;

import org.jspecify.annotations.NullMarked;
