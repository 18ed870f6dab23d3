// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.standalone.scenario.naive;

/** Says that money was taken, and whom to give it. Nothing in it tells one transfer from another of the same amount. */
public record MoneyTaken(String to, long amount) {}
