// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
/** What cannot happen, was given up, or lies among the dead letters: recorded once, counted, logged once. */
@NullMarked
package io.transfersaga.engine.incident;

import org.jspecify.annotations.NullMarked;
