// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.account.messaging.table;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How debits are told of.
 *
 * @param publishing inside a transactional message, or by a row of the debit's transaction
 * @param resendAfter when a message of the table that the broker has not confirmed is sent again, the first time
 * @param sentMessageRetention how long a message of the table stays there after the broker has confirmed it
 */
@ConfigurationProperties("ledger")
public record PublishingProperties(
        @DefaultValue("transactional-message") Publishing publishing,
        @DefaultValue("10s") Duration resendAfter,
        @DefaultValue("1h") Duration sentMessageRetention) {

    public PublishingProperties {
        positive("ledger.resend-after", resendAfter, "10s");
        positive("ledger.sent-message-retention", sentMessageRetention, "1h");
    }

    private static void positive(String property, Duration value, String example) {
        if (value.isZero() || value.isNegative()) {
            throw new IllegalArgumentException(
                    property + " is a time above zero, for example " + example + ", not " + value);
        }
    }
}
