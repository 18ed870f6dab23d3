// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
/** What both services do about the databases they run on. */
@NullMarked
package io.transfersaga.database;

import org.jspecify.annotations.NullMarked;
