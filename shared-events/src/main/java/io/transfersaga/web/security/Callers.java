// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.web.security;

/** Knows who sends the request that the current thread answers. */
@FunctionalInterface
public interface Callers {

    Caller current();
}
