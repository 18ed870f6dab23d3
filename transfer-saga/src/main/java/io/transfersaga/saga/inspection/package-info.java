// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
/** What people see of the sagas, and what operators may ask of them. */
@NullMarked
package io.transfersaga.saga.inspection;

import org.jspecify.annotations.NullMarked;
