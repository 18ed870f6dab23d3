// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.standalone;

import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.context.properties.source.IterableConfigurationPropertySource;
import org.springframework.core.env.Environment;
import org.springframework.core.env.MapPropertySource;

/**
 * The properties of one part: what was given with its label as prefix, in whatever form the source spells names
 * ({@code --alpha.server.port}, {@code ALPHA_SERVER_PORT}), and its defaults where nobody said anything. Properties
 * without a prefix are not here: each part reads those for itself.
 */
final class PartProperties {

    private PartProperties() {}

    /** To stand before every other source of the part's environment. */
    static MapPropertySource of(Part part, Environment given) {
        var properties = new LinkedHashMap<ConfigurationPropertyName, Object>();
        var prefix = ConfigurationPropertyName.of(part.label());
        for (ConfigurationPropertySource source : ConfigurationPropertySources.get(given)) {
            if (source instanceof IterableConfigurationPropertySource names) {
                names.stream().filter(prefix::isAncestorOf).forEach(name -> {
                    var property = names.getConfigurationProperty(name);
                    if (property != null) {
                        properties.putIfAbsent(name.subName(1), property.getValue());
                    }
                });
            }
        }
        Map<String, Object> defaults = new LinkedHashMap<>(part.defaults());
        if (part == Part.SAGA) {
            defaults.putAll(LedgerUrls.of(given));
        }
        defaults.forEach((name, value) -> {
            if (!given.containsProperty(name)) {
                properties.putIfAbsent(ConfigurationPropertyName.of(name), value);
            }
        });
        Map<String, Object> named = new LinkedHashMap<>();
        properties.forEach((name, value) -> named.put(name.toString(), value));
        return new MapPropertySource(part.label(), named);
    }
}
