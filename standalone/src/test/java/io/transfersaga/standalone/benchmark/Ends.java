// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.standalone.benchmark;

import java.util.Collection;

/** Knows which transfers have ended. */
interface Ends extends AutoCloseable {

    /** @return those of them that have ended; more may have since */
    Collection<String> among(Collection<String> transferIds);

    /** The process that answers, where it is one of its own; else 0. */
    long pid();

    @Override
    void close();
}
