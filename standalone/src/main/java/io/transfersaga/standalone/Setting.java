// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.standalone;

import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Binder;

/** Reads single settings so that a wrong one is named together with its fix. */
final class Setting {

    private Setting() {}

    /** The property's value, or {@code fallback} if nobody gave one. */
    static <T> T of(Binder binder, String property, Class<T> type, T fallback) {
        try {
            return binder.bind(property, type).orElse(fallback);
        } catch (BindException e) {
            var given = e.getProperty() == null ? "?" : e.getProperty().getValue();
            throw new InvalidSetting(property, given, "use a value such as " + example(fallback), e);
        }
    }

    static void require(boolean holds, String property, Object value, String fix) {
        if (!holds) {
            throw new InvalidSetting(property, value, fix, null);
        }
    }

    private static Object example(Object fallback) {
        return fallback instanceof java.time.Duration duration ? duration.toSeconds() + "s" : fallback;
    }
}
