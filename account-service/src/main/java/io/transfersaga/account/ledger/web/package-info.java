// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
/** What people and programs ask about accounts over HTTP, and how requests of both kinds are read. */
@NullMarked
package io.transfersaga.account.ledger.web;

import org.jspecify.annotations.NullMarked;
