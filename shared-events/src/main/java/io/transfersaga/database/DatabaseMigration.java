// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.database;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.flywaydb.core.Flyway;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;

/**
 * Brings the database's tables up to date. When the database is away the service starts without it, and this goes on
 * trying in the background; everything else that is wrong ends the start.
 */
public final class DatabaseMigration implements FlywayMigrationStrategy, DisposableBean {

    private static final Logger log = LoggerFactory.getLogger(DatabaseMigration.class);

    private static final Duration BETWEEN_TRIES = Duration.ofSeconds(1);

    private final CountDownLatch stopped = new CountDownLatch(1);
    private final List<Runnable> waiting = new ArrayList<>();
    private boolean done;

    @Override
    public void migrate(Flyway flyway) {
        if (!tryTo(flyway)) {
            var thread = new Thread(() -> keepTrying(flyway), "database-migration");
            thread.setDaemon(true);
            thread.start();
        }
    }

    /** Whether the tables are there. */
    public synchronized boolean isDone() {
        return done;
    }

    /** Runs the action once the tables are there: at once, or later in another thread. */
    public synchronized void whenDone(Runnable action) {
        if (done) {
            action.run();
        } else {
            waiting.add(action);
        }
    }

    @Override
    public void destroy() {
        stopped.countDown();
    }

    private boolean tryTo(Flyway flyway) {
        try {
            flyway.migrate();
        } catch (RuntimeException e) {
            if (!DatabaseFailures.isOutage(e)) {
                throw e;
            }
            log.warn("The database is away; waiting for it: {}", e.getMessage());
            return false;
        }
        finish();
        return true;
    }

    private void keepTrying(Flyway flyway) {
        try {
            String told = "";
            while (!isDone() && !stopped.await(BETWEEN_TRIES.toMillis(), TimeUnit.MILLISECONDS)) {
                told = tryAgain(flyway, told);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Nobody is left to be thrown at: what is wrong is logged, once until it changes. */
    private String tryAgain(Flyway flyway, String told) {
        try {
            flyway.migrate();
            log.info("The database is there");
        } catch (RuntimeException e) {
            String reason = String.valueOf(e.getMessage());
            if (!DatabaseFailures.isOutage(e) && !reason.equals(told)) {
                log.error("The tables cannot be brought up to date; trying again", e);
            }
            return reason;
        }
        finish();
        return "";
    }

    private synchronized void finish() {
        done = true;
        waiting.forEach(Runnable::run);
        waiting.clear();
    }
}
