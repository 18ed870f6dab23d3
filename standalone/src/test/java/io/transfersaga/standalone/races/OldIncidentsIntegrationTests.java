// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.standalone.races;

import static org.assertj.core.api.Assertions.assertThat;

import io.transfersaga.engine.incident.IncidentRetentionDriver;
import io.transfersaga.standalone.races.RealDatabases.Database;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Old incidents are deleted, by the same statement on both databases. */
@ExtendWith(RealDatabases.Shared.class)
class OldIncidentsIntegrationTests {

    private static final int MORE_THAN_ONE_BATCH = 1_001;

    private final RealDatabases databases;

    OldIncidentsIntegrationTests(RealDatabases databases) {
        this.databases = databases;
    }

    @ParameterizedTest
    @EnumSource
    void deletesThoseOlderThanNinetyDays(Database database) {
        var incidents = new IncidentRetentionDriver(databases.saga(database).context());
        Instant now = databases.clock().instant();
        for (int i = 0; i < MORE_THAN_ONE_BATCH; i++) {
            incidents.record("old-" + i, now.minus(Duration.ofDays(90)).minusSeconds(1));
        }
        incidents.record("young", now.minus(Duration.ofDays(90)).plusSeconds(1));

        incidents.run();

        assertThat(incidents.keys()).containsExactly("young");
    }
}
