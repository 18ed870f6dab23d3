// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.engine;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Is told of what happens to sagas, inside the transaction in which it happens. What it writes is committed with the
 * sagas, or not at all; whatever it throws rolls them back, and they are tried again. So it calls nobody outside.
 */
public interface SagaListener<P extends SagaProcess> {

    /**
     * A message was admitted and handled. It may be rolled back yet: count after the commit.
     *
     * @param before the saga as it was; null when the message started it
     */
    default void handled(@Nullable P before, Object message) {}

    /**
     * These were written and are about to be committed, each as all messages of the transaction have left it, ordered
     * by id; their unwritten history is what the transaction added. A saga that ends is among them once.
     */
    default void changed(List<P> sagas) {}
}
