// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
/**
 * THE WRONG WAYS, on purpose, to be shown beside the right one: a bank as one writes it in an afternoon. Each of the
 * three transfers works as long as nothing fails, and loses or creates money as soon as something does. Nothing of it
 * is used by anything but the scenarios that show that; copy none of it.
 */
@NullMarked
package io.transfersaga.standalone.scenario.naive;

import org.jspecify.annotations.NullMarked;
