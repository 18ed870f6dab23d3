// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.saga.ledgers;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.LongSupplier;
import org.springframework.security.core.context.SecurityContextHolder;

/** The books of all ledgers, asked for at the same time, and remembered for a moment per person who asks. */
public final class LedgerAudits {

    private static final Duration FRESH = Duration.ofSeconds(2);
    private static final int MAX_REMEMBERED = 50;

    private record Remembered(long at, List<LedgerAudit> audits) {}

    private final LedgerAddresses addresses;
    private final LedgerClient client;
    private final LongSupplier nanoTime;
    private final Map<Object, Remembered> remembered = new LinkedHashMap<>(16, 0.75f, true) {

        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Object, Remembered> eldest) {
            return size() > MAX_REMEMBERED;
        }
    };

    LedgerAudits(LedgerAddresses addresses, LedgerClient client, LongSupplier nanoTime) {
        this.addresses = addresses;
        this.client = client;
        this.nanoTime = nanoTime;
    }

    /** One of each ledger, in the order of their names; those that do not answer in time are unknown. */
    public List<LedgerAudit> read() {
        Object caller = caller();
        synchronized (remembered) {
            Remembered last = remembered.get(caller);
            if (last != null && nanoTime.getAsLong() - last.at() < FRESH.toNanos()) {
                return last.audits();
            }
        }
        List<LedgerAudit> audits = ask();
        synchronized (remembered) {
            remembered.put(caller, new Remembered(nanoTime.getAsLong(), audits));
        }
        return audits;
    }

    private List<LedgerAudit> ask() {
        List<CompletableFuture<LedgerAudit>> asked = addresses.names().stream()
                .map(ledger -> client.get(ledger, "/audit").thenApply(answer -> LedgerAudit.of(ledger, answer)))
                .toList();
        return asked.stream().map(CompletableFuture::join).toList();
    }

    private static Object caller() {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication == null ? "anybody" : authentication.getName();
    }
}
