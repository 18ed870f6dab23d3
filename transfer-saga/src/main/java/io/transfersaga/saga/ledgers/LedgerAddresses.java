// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.saga.ledgers;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName.Form;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.context.properties.source.IterableConfigurationPropertySource;
import org.springframework.core.env.Environment;

/**
 * The ledgers by their names, from {@code ledgers.NAME.url}. Bound by hand: the ledgers themselves know a property
 * {@code ledgers}, a list of names, and everybody may be given both.
 */
public final class LedgerAddresses {

    private static final ConfigurationPropertyName PREFIX = ConfigurationPropertyName.of("ledgers");

    private final Map<String, LedgerUrl> urls = new TreeMap<>();

    /**
     * @throws org.springframework.boot.context.properties.bind.BindException if one is no address; it names the
     *     property
     */
    LedgerAddresses(Environment environment) {
        Binder binder = Binder.get(environment);
        ConfigurationPropertySources.get(environment)
                .forEach(source -> names(source)
                        .forEach(name -> binder.bind(name, Bindable.of(LedgerUrl.class))
                                .ifBound(url -> urls.put(name.getElement(1, Form.UNIFORM), url))));
    }

    /** The names {@code ledgers.NAME.url} that a source has. */
    private static Stream<ConfigurationPropertyName> names(ConfigurationPropertySource source) {
        return source instanceof IterableConfigurationPropertySource iterable
                ? iterable.stream()
                        .filter(name -> PREFIX.isAncestorOf(name)
                                && name.getNumberOfElements() == 3
                                && "url".equals(name.getLastElement(Form.UNIFORM)))
                : Stream.empty();
    }

    /** In the order of the alphabet. */
    public Set<String> names() {
        return urls.keySet();
    }

    Optional<LedgerUrl> of(String ledger) {
        return Optional.ofNullable(urls.get(ledger));
    }
}
