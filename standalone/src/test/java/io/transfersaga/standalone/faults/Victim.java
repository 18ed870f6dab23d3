// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.standalone.faults;

import io.transfersaga.standalone.endtoend.Postgres;
import io.transfersaga.standalone.endtoend.TransferSystem;

/** Something that runs, and that the {@link Nemesis} does things to. */
interface Victim {

    /** A part of the system, running in a process of its own. */
    static Victim part(TransferSystem system, String part) {
        return new Victim() {
            @Override
            public void start() {
                system.start(part);
            }

            @Override
            public void stop() {
                system.stop(part);
            }

            @Override
            public void kill() {
                system.kill(part);
            }

            @Override
            public void pause() {
                system.pause(part);
            }

            @Override
            public void resume() {
                system.resume(part);
            }

            @Override
            public String toString() {
                return part;
            }
        };
    }

    /** The database server. */
    static Victim database(Postgres postgres) {
        return new Victim() {
            @Override
            public void start() {
                postgres.start();
            }

            @Override
            public void stop() {
                postgres.stop();
            }

            @Override
            public void kill() {
                postgres.kill();
            }

            @Override
            public void pause() {
                postgres.pause();
            }

            @Override
            public void resume() {
                postgres.resume();
            }

            @Override
            public String toString() {
                return "postgresql";
            }
        };
    }

    void start();

    /** SIGTERM, and until it has ended. */
    void stop();

    /** kill -9. */
    void kill();

    /** SIGSTOP. */
    void pause();

    /** SIGCONT. */
    void resume();
}
