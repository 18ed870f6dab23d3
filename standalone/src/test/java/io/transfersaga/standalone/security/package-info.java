// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
/** What the running system lets nobody do. */
@NullMarked
package io.transfersaga.standalone.security;

import org.jspecify.annotations.NullMarked;
