// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.saga.ledgers;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;

/**
 * The ledgers by their names, from {@code ledgers.NAME.url}. Bound by hand: the ledgers themselves know a property
 * {@code ledgers}, a list of names, and everybody may be given both.
 */
public final class LedgerAddresses {

    private static final String PREFIX = "ledgers";

    /** What is said of one ledger. */
    record Ledger(@Nullable LedgerUrl url) {}

    private final Map<String, LedgerUrl> urls = new TreeMap<>();

    /**
     * @throws org.springframework.boot.context.properties.bind.BindException if one is no address; it names the
     *     property
     */
    LedgerAddresses(Environment environment) {
        Binder.get(environment)
                .bind(PREFIX, Bindable.mapOf(String.class, Ledger.class))
                .orElse(Map.of())
                .forEach((name, ledger) -> {
                    if (ledger.url() != null) {
                        urls.put(name, ledger.url());
                    }
                });
    }

    /** In the order of the alphabet. */
    public Set<String> names() {
        return urls.keySet();
    }

    Optional<LedgerUrl> of(String ledger) {
        return Optional.ofNullable(urls.get(ledger));
    }
}
