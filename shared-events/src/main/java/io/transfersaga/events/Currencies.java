// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.events;

import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The currencies that amounts may be in: those of ISO 4217 that have minor units, and the configured ones. */
public final class Currencies {

    private final Map<String, CurrencyUnit> units = new HashMap<>();

    /**
     * @param extra units beside ISO 4217, each {@code CODE:DIGITS}, for example {@code PTS:0}
     * @throws IllegalArgumentException when one is not of that form or changes a currency of ISO 4217
     */
    public Currencies(List<String> extra) {
        for (Currency iso : Currency.getAvailableCurrencies()) {
            if (iso.getDefaultFractionDigits() >= 0) {
                units.put(
                        iso.getCurrencyCode(), new CurrencyUnit(iso.getCurrencyCode(), iso.getDefaultFractionDigits()));
            }
        }
        for (String unit : extra) {
            add(parse(unit));
        }
    }

    /** The currency of that code, if amounts may be in it. */
    public Optional<CurrencyUnit> find(String code) {
        return Optional.ofNullable(units.get(code));
    }

    private void add(CurrencyUnit unit) {
        CurrencyUnit known = units.putIfAbsent(unit.code(), unit);
        if (known != null && !known.equals(unit)) {
            throw new IllegalArgumentException(unit.code() + " has " + known.digits() + " digits already");
        }
    }

    private static CurrencyUnit parse(String unit) {
        String[] parts = unit.split(":", -1);
        if (parts.length != 2 || !parts[1].matches("[0-9]")) {
            throw new IllegalArgumentException("a unit is written CODE:DIGITS, for example PTS:0, not " + unit);
        }
        return new CurrencyUnit(parts[0], Integer.parseInt(parts[1]));
    }
}
