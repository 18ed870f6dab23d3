// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
/**
 * What a transfer costs, beside what its users would take instead: all of them at the same server, in turns, audited
 * after each.
 */
@NullMarked
package io.transfersaga.standalone.benchmark;

import org.jspecify.annotations.NullMarked;
