// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
/**
 * Who may call what. Nothing of it is active, and hardly a class of it loaded, until a property names an issuer of
 * tokens; without one a service listens to its own machine only.
 */
@NullMarked
package io.transfersaga.web.security;

import org.jspecify.annotations.NullMarked;
