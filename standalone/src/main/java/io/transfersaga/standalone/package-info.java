// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
/**
 * The whole system on one machine: an embedded RocketMQ broker, two ledgers and the saga service in one process.
 * Nothing here is needed where the services run on their own.
 */
@NullMarked
package io.transfersaga.standalone;

import org.jspecify.annotations.NullMarked;
