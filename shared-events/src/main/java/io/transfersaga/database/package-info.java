// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
/** How both services live with their database: what they may wait for, and what they do while it is away. */
@NullMarked
package io.transfersaga.database;

import org.jspecify.annotations.NullMarked;
