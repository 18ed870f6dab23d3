// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.saga.ledgers;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** @param ledgerTimeout how long the console waits for a ledger's answer; up to 30s */
@ConfigurationProperties("console")
public record LedgerProperties(@DefaultValue("2s") Duration ledgerTimeout) {

    private static final Duration LONGEST = Duration.ofSeconds(30);

    public LedgerProperties {
        if (ledgerTimeout.isZero() || ledgerTimeout.isNegative() || ledgerTimeout.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("console.ledger-timeout is " + ledgerTimeout
                    + "; set it above zero and to 30s at most, for example 2s");
        }
    }
}
