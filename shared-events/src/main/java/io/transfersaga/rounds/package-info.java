// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
/** What a service does again and again by itself. */
@NullMarked
package io.transfersaga.rounds;

import org.jspecify.annotations.NullMarked;
