// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
/**
 * What would be taken instead of the system, written for the comparison as one would write it by hand: each in a process
 * of its own, called by threads beside it rather than over HTTP.
 */
@NullMarked
package io.transfersaga.standalone.benchmark.alternative;

import org.jspecify.annotations.NullMarked;
