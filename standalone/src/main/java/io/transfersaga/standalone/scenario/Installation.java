// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.standalone.scenario;

import java.net.URI;

/** The running system, as far as scenarios may lay hands on it. */
public interface Installation {

    /** Where a ledger answers. Ask again after it was stopped and started: it may listen elsewhere. */
    URI ledger(String ledger);

    /** Where the saga service answers. */
    URI sagas();

    /** Stops a ledger as SIGTERM stops its process. */
    void stop(String ledger);

    /**
     * Starts a ledger that was stopped, and returns when it answers HTTP; does nothing while it runs.
     *
     * @throws RuntimeException when it cannot start, or when the process is about to stop
     */
    void start(String ledger) throws InterruptedException;

    /**
     * Starts a further instance of a ledger, beside the one that runs and on its database, at a port of its own.
     *
     * @param name what {@link Wire} is to call it
     */
    Instance startAnother(String ledger, String name);

    /** A further instance of a ledger. Closing it waits for no request in hand. */
    interface Instance extends AutoCloseable {

        URI uri();

        /** Whether it takes transfers. */
        boolean isReady() throws InterruptedException;

        @Override
        void close();
    }
}
