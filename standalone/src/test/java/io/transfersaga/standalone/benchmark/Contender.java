// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.standalone.benchmark;

import java.util.Map;

/** One way to transfer money, running. */
interface Contender extends AutoCloseable {

    String name();

    /** Its processes by name, the database server and the broker apart. */
    Map<String, Long> processes();

    /**
     * Puts it under load, and returns once everything that was started has ended and the books were compared.
     *
     * @throws AssertionError when something did not end, or the books do not agree
     */
    Recording run(Load load, Window window) throws Exception;

    /** Connections to the database server that only watch: what they cost is the load driver's. */
    default Map<String, Long> observers() {
        return Map.of();
    }

    @Override
    void close();

    /** The time that counts. */
    interface Window {

        Window UNWATCHED = new Window() {
            @Override
            public void begins() {}

            @Override
            public void ends() {}
        };

        void begins();

        void ends();
    }
}
