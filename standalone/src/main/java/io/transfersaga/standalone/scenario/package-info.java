// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
/**
 * Scenarios to watch: each does something to the running system, for real, and says whether what should come of it did.
 * Knows the services by HTTP and by the broker, like their callers and their operators; what it may do to the process
 * stands in {@link io.transfersaga.standalone.scenario.Installation}.
 */
@NullMarked
package io.transfersaga.standalone.scenario;

import org.jspecify.annotations.NullMarked;
