// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.account.ledger;

import io.transfersaga.events.AccountId;
import io.transfersaga.events.Currencies;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Which ledger this is, and what it knows of the world.
 *
 * @param ledgers the names of all ledgers; this one is among them, said or not
 */
@ConfigurationProperties
public record LedgerProperties(
        @DefaultValue Ledger ledger,
        @DefaultValue({"alpha", "beta"}) List<String> ledgers,
        @DefaultValue Units currencies) {

    /**
     * @param id this ledger's name
     * @param reconcileAfter when an unknown outcome is asked for again, the first time
     * @param checkBackLimit how long a half message without a debit may still get one; far above any transaction's time
     * @param consumerThreads batches of commands handled at once
     * @param consumerBatch commands handled in one transaction, at most
     * @param maxTransfersInProgress requests for transfers at work at once; one more is refused before anything happens
     */
    public record Ledger(
            @DefaultValue("alpha") String id,
            @DefaultValue("30s") Duration reconcileAfter,
            @DefaultValue("60s") Duration checkBackLimit,
            @DefaultValue("2") int consumerThreads,
            @DefaultValue("64") int consumerBatch,
            @DefaultValue("256") int maxTransfersInProgress) {

        public Ledger {
            if (!AccountId.isLedgerName(id)) {
                throw new IllegalArgumentException("ledger.id '" + id + "' is no name of a ledger: " + NAMES);
            }
            positive("ledger.reconcile-after", reconcileAfter);
            positive("ledger.check-back-limit", checkBackLimit);
            upTo(64, "ledger.consumer-threads", consumerThreads);
            upTo(1024, "ledger.consumer-batch", consumerBatch);
            upTo(8192, "ledger.max-transfers-in-progress", maxTransfersInProgress);
        }

        private static void upTo(int max, String property, int value) {
            if (value < 1 || value > max) {
                throw new IllegalArgumentException(property + " is a number from 1 to " + max + ", not " + value);
            }
        }

        private static void positive(String property, Duration value) {
            if (value.isZero() || value.isNegative()) {
                throw new IllegalArgumentException(property + " is a time above zero, for example 30s, not " + value);
            }
        }
    }

    /** @param extra units beside ISO 4217, each CODE:DIGITS */
    public record Units(@DefaultValue("PTS:0") List<String> extra) {

        Currencies currencies() {
            try {
                return new Currencies(extra);
            } catch (IllegalArgumentException e) {
                // Without its cause, which does not name the property and would be what is reported.
                throw new IllegalArgumentException("currencies.extra: " + e.getMessage());
            }
        }
    }

    private static final String NAMES = "lower-case letters, digits and hyphens, a letter first, 32 at most";

    public LedgerProperties {
        ledgers = List.copyOf(ledgers);
        for (String name : ledgers) {
            if (!AccountId.isLedgerName(name)) {
                throw new IllegalArgumentException("ledgers: '" + name + "' is no name of a ledger: " + NAMES);
            }
        }
        currencies.currencies();
    }

    Set<String> allLedgers() {
        Set<String> all = new TreeSet<>(ledgers);
        all.add(ledger.id());
        return all;
    }
}
