// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.engine.incident;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class IncidentPropertiesTests {

    @Test
    void refusesToKeepIncidentsForNoTime() {
        assertThatThrownBy(() -> new IncidentProperties(Duration.ZERO))
                .hasMessageContaining("saga.incident-retention is PT0S; set it")
                .hasMessageContaining("90d");
    }
}
