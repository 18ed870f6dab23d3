// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
/**
 * The language between the services: what is said about a transfer, and the values it is said with.
 *
 * <p>Depends on the JDK alone (JSpecify's annotations leave no trace at run time), so that anybody can speak it.
 */
@NullMarked
package io.transfersaga.events;

import org.jspecify.annotations.NullMarked;
