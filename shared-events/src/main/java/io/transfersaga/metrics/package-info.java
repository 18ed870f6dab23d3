// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
/** Metrics that cost more than reading a number. */
@NullMarked
package io.transfersaga.metrics;

import org.jspecify.annotations.NullMarked;
