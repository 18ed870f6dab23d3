// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.standalone.scenario;

/**
 * What is to be known of a scenario before it is played.
 *
 * @param name in its address
 * @param description what is done
 * @param expected what must come of it
 */
record Script(String name, String title, String description, String expected) {}
