// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.saga.notification;

/** An attempt whose end is known, and not yet stored. */
record Finished(Claim claim, Result result) {}
