// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
/** The example of docs/extending.md, compiled and run. */
package io.transfersaga.saga.extending;
