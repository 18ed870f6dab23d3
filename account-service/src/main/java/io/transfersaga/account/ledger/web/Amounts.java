// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.account.ledger.web;

import io.transfersaga.events.Currencies;
import io.transfersaga.events.CurrencyUnit;
import io.transfersaga.events.Money;
import io.transfersaga.web.Violations;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Reads amounts in requests: plain decimals of at most twelve digits before the point and no more after it than the
 * currency has.
 */
@Component
public class Amounts {

    private static final Pattern PLAIN = Pattern.compile("(0|[1-9][0-9]{0,11})(\\.[0-9]{1,4})?");

    private final Currencies currencies;

    Amounts(Currencies currencies) {
        this.currencies = currencies;
    }

    /** The amount, which is above zero; empty when anything is wrong with it, and then the violations say what. */
    public Optional<Money> readPositive(@Nullable String amount, @Nullable String currency, Violations violations) {
        Optional<Money> money = read("amount", amount, currency, violations);
        if (money.isPresent() && money.get().isZero()) {
            violations.add("amount", "must be above zero");
            return Optional.empty();
        }
        return money;
    }

    Optional<Money> read(String field, @Nullable String amount, @Nullable String currency, Violations violations) {
        Optional<CurrencyUnit> unit = unit(currency, violations);
        if (amount == null) {
            violations.add(field, "is missing");
            return Optional.empty();
        }
        if (!PLAIN.matcher(amount).matches()) {
            violations.add(field, "must be a plain decimal, for example \"100.00\"");
            return Optional.empty();
        }
        if (unit.isPresent() && digitsOf(amount) > unit.get().digits()) {
            violations.add(field, "has more digits after the point than its currency");
            return Optional.empty();
        }
        return unit.map(known -> money(amount, known));
    }

    private Optional<CurrencyUnit> unit(@Nullable String currency, Violations violations) {
        if (currency == null) {
            violations.add("currency", "is missing");
            return Optional.empty();
        }
        Optional<CurrencyUnit> unit = currencies.find(currency);
        if (unit.isEmpty()) {
            violations.add("currency", "is none that is known here");
        }
        return unit;
    }

    private static Money money(String amount, CurrencyUnit unit) {
        int missing = unit.digits() - digitsOf(amount);
        return new Money(Long.parseLong(amount.replace(".", "") + "0".repeat(missing)), unit);
    }

    private static int digitsOf(String amount) {
        int point = amount.indexOf('.');
        return point < 0 ? 0 : amount.length() - point - 1;
    }
}
