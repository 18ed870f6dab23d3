// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
/** What only concurrent transactions on real databases can do, which the simulator, a single thread, cannot. */
@NullMarked
package io.transfersaga.standalone.races;

import org.jspecify.annotations.NullMarked;
