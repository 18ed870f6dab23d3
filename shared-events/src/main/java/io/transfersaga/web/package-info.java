// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
/**
 * The HTTP manners that both services keep: problems by RFC 9457, strict JSON, bounded bodies, pages.
 */
@NullMarked
package io.transfersaga.web;

import org.jspecify.annotations.NullMarked;
