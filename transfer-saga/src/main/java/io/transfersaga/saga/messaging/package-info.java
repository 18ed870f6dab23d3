// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
/** How the saga's messages come from and go to RocketMQ. */
@NullMarked
package io.transfersaga.saga.messaging;

import org.jspecify.annotations.NullMarked;
