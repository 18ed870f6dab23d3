// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.standalone;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;
import org.springframework.core.env.PropertySource;

/**
 * Where the ledgers of this process answer, for the saga service beside them: what {@code ledgers.NAME.url} is unless
 * somebody says otherwise. A port of 0 is not known before the ledger has started, and counts as none.
 */
final class LedgerUrls {

    private LedgerUrls() {}

    static Map<String, Object> of(Environment given) {
        Map<String, Object> urls = new LinkedHashMap<>();
        for (Part part : Part.values()) {
            if (part.isLedger()) {
                PropertySource<?> own = PartProperties.of(part, given);
                urls.put("ledgers." + part.label() + ".url", url(own, given));
            }
        }
        return urls;
    }

    private static String url(PropertySource<?> own, Environment given) {
        boolean encrypted = Stream.of("certificate", "key-store", "bundle")
                .anyMatch(name -> value("server.ssl." + name, own, given) != null);
        String address = Objects.requireNonNullElse(value("server.address", own, given), BrokerSettings.LOOPBACK);
        String port = Objects.requireNonNullElse(value("server.port", own, given), "0");
        return "%s://%s:%s".formatted(encrypted ? "https" : "http", host(address), port);
    }

    private static @Nullable String value(String name, PropertySource<?> own, Environment given) {
        Object value = own.getProperty(name);
        return value == null ? given.getProperty(name) : value.toString();
    }

    private static String host(String address) {
        if (address.equals("0.0.0.0") || address.equals("::")) {
            return BrokerSettings.LOOPBACK;
        }
        return address.contains(":") ? "[" + address + "]" : address;
    }
}
