// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
/** Where a test may let a process die. Names steps, and does nothing unless a process was started for such a test. */
@NullMarked
package io.transfersaga.crash;

import org.jspecify.annotations.NullMarked;
