// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.engine;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A saga's whole state, as far as every saga has the same. Immutable: what a message makes of it is another one. A
 * record of the saga implements it.
 */
public interface SagaProcess {

    /** The key of its row, its messages' key at the broker, and the one association of its saga. */
    UUID id();

    ProcessState state();

    AwaitedAnswer awaited();

    Instant startedAt();

    /** When the last entry of its history was recorded. */
    Instant updatedAt();

    /** Null while it is open. */
    @Nullable
    Instant endedAt();

    History history();
}
