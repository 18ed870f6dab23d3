// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
/**
 * How people log in to the console where callers need tokens: through the same issuer, by its authorization code. What
 * they may do is what their token says, and no more.
 */
@NullMarked
package io.transfersaga.saga.console.login;

import org.jspecify.annotations.NullMarked;
