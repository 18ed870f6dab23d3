// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
/** How the messages of a transfer look on the wire: their JSON, their names and versions, their topics and keys. */
@NullMarked
package io.transfersaga.wire;

import org.jspecify.annotations.NullMarked;
