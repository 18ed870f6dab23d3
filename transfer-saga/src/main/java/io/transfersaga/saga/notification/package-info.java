// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
/**
 * Tells callers who gave a callback URL how their transfers ended: signed, again and again until they hear it, and
 * never on the money's way.
 */
@NullMarked
package io.transfersaga.saga.notification;

import org.jspecify.annotations.NullMarked;
