// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.engine;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** @param commandTimeout after it the awaited command is sent again and the saga is overdue */
@ConfigurationProperties("saga")
public record SagaProperties(@DefaultValue("30s") Duration commandTimeout) {

    public SagaProperties {
        if (commandTimeout.isZero() || commandTimeout.isNegative()) {
            throw new IllegalArgumentException(
                    "saga.command-timeout is " + commandTimeout + "; set it to a time above zero, for example 30s");
        }
    }
}
