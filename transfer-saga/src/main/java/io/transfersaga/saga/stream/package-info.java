// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
/** Tells whoever listens what changes in the sagas, on whichever instance it happens. */
@NullMarked
package io.transfersaga.saga.stream;

import org.jspecify.annotations.NullMarked;
