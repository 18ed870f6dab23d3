// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
/** The system as it is shipped, under load, while its processes are killed, stopped and restarted. */
@NullMarked
package io.transfersaga.standalone.faults;

import org.jspecify.annotations.NullMarked;
