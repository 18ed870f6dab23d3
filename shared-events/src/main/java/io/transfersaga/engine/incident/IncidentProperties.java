// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.engine.incident;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** @param incidentRetention how long an incident is kept */
@ConfigurationProperties("saga")
public record IncidentProperties(@DefaultValue("90d") Duration incidentRetention) {

    public IncidentProperties {
        if (incidentRetention.isZero() || incidentRetention.isNegative()) {
            throw new IllegalArgumentException("saga.incident-retention is " + incidentRetention
                    + "; set it to a time above zero, for example 90d");
        }
    }
}
