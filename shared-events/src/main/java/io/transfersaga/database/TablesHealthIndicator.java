// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.database;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** Down until the tables are there and as this version needs them. Until then nothing is received either. */
final class TablesHealthIndicator implements HealthIndicator {

    private final DatabaseMigration migration;

    TablesHealthIndicator(DatabaseMigration migration) {
        this.migration = migration;
    }

    @Override
    public Health health() {
        return migration.isDone()
                ? Health.up().build()
                : Health.down()
                        .withDetail("missing", "the tables are not up to date yet; the log says why")
                        .build();
    }
}
