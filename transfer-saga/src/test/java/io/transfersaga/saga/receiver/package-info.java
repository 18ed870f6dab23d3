// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
/** The example of {@code docs/notifications.md}: what a receiver of notifications does. */
@NullMarked
package io.transfersaga.saga.receiver;

import org.jspecify.annotations.NullMarked;
