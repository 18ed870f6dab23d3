// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
/**
 * The fence around a step of a saga, at whoever carries the step out: what is settled once stays settled, so that no
 * late command does what was given up. It knows nothing of transfers.
 */
@NullMarked
package io.transfersaga.fence;

import org.jspecify.annotations.NullMarked;
